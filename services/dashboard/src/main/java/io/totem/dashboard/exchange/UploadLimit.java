package io.totem.dashboard.exchange;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.platform.limit.RequestDrain;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * A file that is too large leads back to its page with a sentence: the refusal of every other address is for programs. In the stack nginx answers first, with a page.
 */
@Singleton
public class UploadLimit {

    /** After the check of host and origin. */
    private static final int PRIORITY = 890;

    void register(@Observes Filters filters) {
        filters.register(UploadLimit::filter, PRIORITY);
    }

    private static void filter(RoutingContext context) {
        if (!isTooLarge(context.request())) {
            context.next();
            return;
        }
        RequestDrain.discard(context);
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, ImportResource.TOO_LARGE)
                .end();
    }

    private static boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.method().equals(HttpMethod.POST)
                && request.path().equals(ImportResource.PAGE)
                && length != null
                && length.matches("\\d{1,18}")
                && Long.parseLong(length) > CompressedField.MOST;
    }
}
