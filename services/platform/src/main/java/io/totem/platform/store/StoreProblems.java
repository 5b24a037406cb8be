package io.totem.platform.store;

import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.ProblemMappers;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A store that does not answer is 503, not a failure of ours. */
@Singleton
final class StoreProblems {

    private static final Logger LOG = Logger.getLogger(StoreProblems.class);

    private final ProblemMappers problems;

    StoreProblems(ProblemMappers problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response unavailable(StoreUnavailableException exception, ContainerRequestContext request) {
        LOG.debug(exception.getMessage(), exception);
        return problems.problem(
                new ProblemException(
                        CommonError.STORE_UNAVAILABLE,
                        new LocalizedText(
                                "저장소가 응답하지 않아 요청을 마치지 못했습니다. 저장소가 켜져 있는지 확인하고, 무엇이 바뀌었는지 본 뒤 다시 시도하세요.",
                                "The store does not answer, so this could not be finished. Check that the store is running, see what has changed, and try again."),
                        exception),
                request);
    }
}
