package io.totem.platform.limit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The rest of a request that is answered already. */
public final class RequestDrain {

    private static final long LONGEST_MILLIS = 30_000;

    private RequestDrain() {}

    /**
     * Reads and forgets what still comes: a connection closed on somebody who is sending takes the answer with it. Whoever
     * is not done after half a minute is closed on all the same.
     */
    public static void discard(RoutingContext context) {
        Vertx vertx = context.vertx();
        HttpServerRequest request = context.request();
        long timer = vertx.setTimer(LONGEST_MILLIS, _ -> request.connection().close());
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.handler(_ -> {});
        request.resume();
    }
}
