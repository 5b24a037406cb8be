package io.totem.dashboard.problem;

import io.quarkus.runtime.BlockingOperationControl;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.upstream.ServiceProblem;
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

    private final PageLayouts layouts;

    ErrorPage(PageLayouts layouts) {
        this.layouts = layouts;
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
        ServiceProblem problem = exception.problem();
        return page(new ProblemView(
                problem.status(),
                problem.title(),
                problem.detail(),
                problem.instance().orElse("")));
    }

    /** An address nobody knows is answered on the event loop, where neither the session nor a service can be asked. */
    private Response page(ProblemView view) {
        PageLayout layout =
                BlockingOperationControl.isBlockingAllowed() ? layouts.quiet(Optional.empty()) : layouts.hasty();
        return Pages.page(layout.locale(), ProblemTemplates.problem(layout, layout.locale(), view), view.status());
    }

    private static boolean wantsPage(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }
}
