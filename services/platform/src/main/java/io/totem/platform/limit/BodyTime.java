package io.totem.platform.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.RouteProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a body may take in all ({@code totem.http.body-time}). Every other limit counts from the last byte: one byte
 * now and then would hold a connection, and the thread that reads it, for as long as its sender likes.
 */
@Singleton
public class BodyTime {

    /** Before everything that reads. */
    private static final int FIRST = 2_000;

    private final Duration most;
    private final RouteProblems problems;

    BodyTime(@ConfigProperty(name = "totem.http.body-time") Duration most, RouteProblems problems) {
        this.most = most;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        if (hasBody(context.request())) {
            // Not cancelled: when its time comes it sees whether the request is over.
            context.vertx().setTimer(most.toMillis(), _ -> end(context));
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || length != null && !length.equals("0");
    }

    private void end(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (context.response().headWritten()) {
            request.connection().close();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.response().endHandler(_ -> request.connection().close());
        problems.end(
                context,
                new ProblemException(
                        CommonError.REQUEST_TIMEOUT,
                        new LocalizedText(
                                "보낸 내용이 " + most.toSeconds() + "초 안에 다 도착하지 않았습니다. 연결을 확인하고 다시 보내세요.",
                                "What was sent did not arrive within " + most.toSeconds()
                                        + " seconds. Check the connection and send it again.")));
    }
}
