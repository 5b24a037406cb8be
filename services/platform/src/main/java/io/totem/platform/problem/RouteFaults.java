package io.totem.platform.problem;

import io.totem.api.text.LocalizedText;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** A request that could not be read before it had reached any resource: else the framework would call it our failure. */
@Singleton
public class RouteFaults {

    /** What the router itself says of a request, such as one without a Host. */
    private static final Set<Integer> MALFORMED = Set.of(400, 414, 431);

    private final RouteProblems problems;

    RouteFaults(RouteProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
    }

    private void fail(RoutingContext context) {
        if (RouteProblems.hasEnded(context)) {
            return;
        }
        Optional<CommonError> fault = MALFORMED.contains(context.statusCode())
                ? Optional.of(CommonError.BAD_REQUEST)
                : Optional.ofNullable(context.failure()).flatMap(RequestFault::of);
        if (fault.isPresent() && !context.response().headWritten()) {
            problems.end(context, unreadable(fault.get()));
        } else {
            context.next();
        }
    }

    static ProblemException unreadable(CommonError code) {
        return new ProblemException(
                code,
                code == CommonError.REQUEST_TIMEOUT
                        ? new LocalizedText(
                                "요청이 제때 다 도착하지 않았습니다. 연결을 확인하고 다시 보내세요.",
                                "The request did not arrive in time. Check the connection and send it again.")
                        : new LocalizedText(
                                "요청의 형식이 잘못되어 읽을 수 없습니다. 주소, 헤더, 보낸 내용을 확인하세요.",
                                "The request is malformed and cannot be read. Check its address, its headers and what"
                                        + " was sent."));
    }
}
