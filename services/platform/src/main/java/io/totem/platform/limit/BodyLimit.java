package io.totem.platform.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.RouteProblems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much a request may carry ({@code quarkus.http.limits.max-body-size}), said with a problem. Quarkus' own refusal has no
 * words; and where no Content-Length tells, it answers in the middle of the reading, which then fails.
 */
@Singleton
public class BodyLimit {

    /** After every filter that answers in its own way, before Quarkus' refusal (order −2). */
    private static final int BEFORE_QUARKUS = 3;

    private static final int AFTER_QUARKUS = 1;

    /** By so much Quarkus counts later than we do: more than comes in one piece. */
    private static final long HEADSTART = 1 << 20;

    private final long most;
    private final RouteProblems problems;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most, RouteProblems problems) {
        this.most = most.asLongValue();
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTold, BEFORE_QUARKUS);
        filters.register(this::countUntold, AFTER_QUARKUS);
    }

    private void refuseTold(RoutingContext context) {
        if (tellsMore(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            RequestDrain.discard(context);
            problems.end(context, tooLarge(most));
        } else {
            context.next();
        }
    }

    private boolean tellsMore(String length) {
        return length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > most;
    }

    private void countUntold(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most + HEADSTART);
        }
        context.next();
    }

    /** A body whose length nobody told, and that is 413 when more of it is read. */
    InputStream counted(InputStream body) {
        return new CountedStream(body, most);
    }

    static ProblemException tooLarge(long most) {
        long megabytes = most >> 20;
        return new ProblemException(
                CommonError.TOO_LARGE,
                new LocalizedText(
                        "한 번에 " + megabytes + " MB까지 받습니다. 나누어 보내세요.",
                        "At most " + megabytes + " MB are taken at once. Send less."));
    }
}
