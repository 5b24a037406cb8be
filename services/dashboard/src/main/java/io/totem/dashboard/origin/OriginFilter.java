package io.totem.dashboard.origin;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.address.ClientAddress;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.problem.RouteProblems;
import io.totem.platform.security.SecurityLog;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * First of the filters that look at more than the path. A request must ask for one of our hosts, which stops another site's
 * name that was made to point here; one that changes something must come from a page of ours, which stops other sites' forms
 * and scripts.
 */
@Singleton
public class OriginFilter {

    /** Before everything that looks at more than the path. */
    public static final int PRIORITY = 1_000;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final KnownOrigins origins;
    private final RouteProblems problems;
    private final SecurityLog log;
    private final ClientAddress addresses;

    OriginFilter(KnownOrigins origins, RouteProblems problems, SecurityLog log, ClientAddress addresses) {
        this.origins = origins;
        this.problems = problems;
        this.log = log;
        this.addresses = addresses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (origins.ofHost(request).isEmpty()) {
            refuseHost(context);
        } else if (!isReading(request.method()) && !isByTokenAlone(request) && !isFromOurPage(request)) {
            refuseOrigin(context);
        } else {
            context.next();
        }
    }

    /** Whether a request with this method changes nothing. */
    public static boolean isReading(HttpMethod method) {
        return READING.contains(method);
    }

    /**
     * A browser adds cookies by itself, and the name and password of an address such as https://name:password@host/, but no
     * token: what comes with a token alone was meant by whoever sent it.
     */
    private static boolean isByTokenAlone(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
                && !request.headers().contains(HttpHeaders.COOKIE);
    }

    /** By the Origin header and, where the browser sends it, Sec-Fetch-Site. */
    public boolean isFromOurPage(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader("Sec-Fetch-Site");
        return origin != null && origins.allows(request, origin) && (site == null || site.equals("same-origin"));
    }

    private void refuseHost(RoutingContext context) {
        refused(context, "unknown host", KnownOrigins.hostOf(context.request()).orElse("?"));
        problems.end(
                context,
                new ProblemException(
                        OriginError.HOST_UNKNOWN,
                        new LocalizedText(
                                "이 이름으로는 Totem을 열 수 없습니다. 관리자에게 이 이름을 HOSTS 목록에 넣어 달라고 하세요.",
                                "Totem does not answer to this name. Ask an admin to add it to the list of HOSTS.")));
    }

    private void refuseOrigin(RoutingContext context) {
        String origin = String.valueOf(context.request().getHeader(HttpHeaders.ORIGIN));
        refused(
                context,
                "change asked for by a page of another origin",
                origin + " " + context.request().path());
        problems.end(
                context,
                new ProblemException(
                        OriginError.ORIGIN_REFUSED,
                        new LocalizedText(
                                "무언가를 바꾸는 요청은 Totem의 페이지에서만 받습니다. Totem의 페이지를 열고 거기서 다시 하세요.",
                                "A request that changes something is only taken from Totem's own pages. Open the page and do"
                                        + " it there.")));
    }

    private void refused(RoutingContext context, String what, String subject) {
        log.refused("?", addresses.of(context.request()), what, subject);
    }
}
