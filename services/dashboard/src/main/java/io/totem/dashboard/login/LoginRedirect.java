package io.totem.dashboard.login;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.CurrentCaller;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.Problem;
import io.totem.platform.problem.ProblemPage;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;

/** A browser without a session is led to the login, one that must change its password to that page. */
@Singleton
@Priority(100)
public class LoginRedirect implements ProblemPage {

    private final CurrentCaller current;

    LoginRedirect(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public Optional<Response> answer(Problem problem, ContainerRequestContext request) {
        if (!wantsPage(request)) {
            return Optional.empty();
        }
        if (problem.errorCode().equals(CommonError.NOT_LOGGED_IN.name())) {
            return Optional.of(SeeOther.page(login(request)));
        }
        boolean mustChange = problem.errorCode().equals(CommonError.FORBIDDEN.name())
                && current.find().filter(Caller::mustChangePassword).isPresent();
        return mustChange ? Optional.of(SeeOther.page(URI.create("/password"))) : Optional.empty();
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        boolean api = request.getUriInfo().getRequestUri().getPath().startsWith("/api/");
        return !api
                && request.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }

    /** Only a page that was asked for with GET can be shown again after the login. */
    private static URI login(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        if (!request.getMethod().equals("GET") || asked.getPath().equals("/")) {
            return URI.create("/login");
        }
        String page = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        return UriBuilder.fromPath("/login").queryParam("next", "{page}").build(page);
    }
}
