package io.totem.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Implemented where pages are served: turns a problem into a page (or a way to the login) for a browser. The one with the
 * highest {@code @Priority} is asked first.
 */
public interface ProblemPage {

    /** Empty when this request did not ask for a page: then it gets problem+json. */
    Optional<Response> answer(Problem problem, ContainerRequestContext request);
}
