package io.totem.dashboard.proxy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.dashboard.origin.OriginFilter;
import io.totem.dashboard.session.Caller;
import io.totem.dashboard.session.SessionCookie;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.token.TokenIssuer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What nginx asks before it passes a request to a service (ngx_http_auth_request_module): 204 with the internal token of
 * the person behind the cookie, or 401 and 403. The body is never read by anyone.
 */
@Path("/internal/session")
@RunOnVirtualThread
public class ProxySessionResource {

    private static final String TOKEN_HEADER = "X-Totem-Token";

    private final ProxyConfig config;
    private final OriginFilter origins;
    private final SessionCookie cookies;
    private final SessionService sessions;
    private final TokenIssuer tokens;

    ProxySessionResource(
            ProxyConfig config,
            OriginFilter origins,
            SessionCookie cookies,
            SessionService sessions,
            TokenIssuer tokens) {
        this.config = config;
        this.origins = origins;
        this.cookies = cookies;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /** @param method of the request that is to be passed on */
    @GET
    @PermitAll
    @Operation(hidden = true) // for the proxy alone
    public Response session(@HeaderParam("X-Totem-Method") String method, @Context HttpServerRequest request) {
        if (!config.authRequestEnabled()) {
            return answer(Response.Status.NOT_FOUND);
        }
        boolean reading = method != null && OriginFilter.isReading(HttpMethod.valueOf(method));
        if (!reading && !origins.isFromOurPage(request)) {
            return answer(Response.Status.FORBIDDEN);
        }
        Optional<Caller> person =
                cookies.read(request).flatMap(key -> reading ? sessions.forReading(key) : sessions.forChanging(key));
        if (person.isEmpty()) {
            return answer(Response.Status.UNAUTHORIZED);
        }
        if (person.get().mustChangePassword()) {
            return answer(Response.Status.FORBIDDEN);
        }
        return Response.noContent()
                .header(TOKEN_HEADER, tokens.tokenFor(person.get()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response answer(Response.Status status) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
