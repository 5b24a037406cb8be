package io.totem.dashboard.header;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.platform.path.PathFilter;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * What every answer tells the browser it may do: load from this server only, run no inline script, be shown in no frame,
 * guess no type. The pages need nothing more.
 */
@Singleton
public class SecurityHeaders {

    /** Before whatever refuses: refusals are answers too. */
    private static final int EARLY = PathFilter.PRIORITY + 1;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    /** Assets are named by their content: what was loaded once is never asked for again. */
    private static final String FOREVER = "public, max-age=31536000, immutable";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, EARLY);
    }

    private static void add(RoutingContext context) {
        HEADERS.forEach(context.response().headers()::set);
        if (context.normalizedPath().startsWith("/assets/")) {
            context.addHeadersEndHandler(ended -> keep(context));
        }
        context.next();
    }

    private static void keep(RoutingContext context) {
        MultiMap headers = context.response().headers();
        if (context.response().getStatusCode() == 200) {
            headers.set("Cache-Control", FOREVER);
        } else {
            headers.set("Cache-Control", "no-store");
        }
    }
}
