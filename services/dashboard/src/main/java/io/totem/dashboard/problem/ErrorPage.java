package io.totem.dashboard.problem;

import io.quarkus.runtime.BlockingOperationControl;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Frames;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.upstream.Trouble;
import io.totem.dashboard.upstream.UpstreamException;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.Problem;
import io.totem.platform.problem.ProblemPage;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A browser that asked for a page gets a page, also when something went wrong: what happened and what to do next. */
@Singleton
@Priority(1)
public class ErrorPage implements ProblemPage {

    private final Frames frames;

    ErrorPage(Frames frames) {
        this.frames = frames;
    }

    /** Whoever is not logged in is led to the login instead. */
    @Override
    public Optional<Response> answer(Problem problem, ContainerRequestContext request) {
        boolean login = problem.errorCode().equals(CommonError.NOT_LOGGED_IN.name());
        return login || !wantsPage(request) ? Optional.empty() : Optional.of(page(ProblemView.of(problem)));
    }

    /** The whole page hung on one service, and that refused: its own words. */
    @ServerExceptionMapper
    public Response upstream(UpstreamException exception) {
        Trouble trouble = exception.trouble();
        return page(new ProblemView(
                trouble.status(),
                trouble.title(),
                trouble.detail(),
                trouble.instance().orElse("")));
    }

    /** An address nobody knows is answered on the event loop, where neither the session nor a service can be asked. */
    private Response page(ProblemView view) {
        Frame frame = BlockingOperationControl.isBlockingAllowed() ? frames.quiet(Optional.empty()) : frames.hasty();
        return Pages.page(frame.reader(), ProblemTemplates.problem(frame, frame.reader(), view), view.status());
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }
}
