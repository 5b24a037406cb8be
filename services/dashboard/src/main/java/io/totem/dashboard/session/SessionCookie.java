package io.totem.dashboard.session;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.totem.dashboard.origin.KnownOrigins;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookie that carries a session key. Its name is {@code __Host-totem} where the browser came over TLS, so that no
 * other host and no plain page can plant one, and {@code totem} on plain loopback, where browsers refuse the other.
 */
@Singleton
public class SessionCookie {

    private static final String SECURE_NAME = "__Host-totem";
    private static final String PLAIN_NAME = "totem";

    private final KnownOrigins origins;

    SessionCookie(KnownOrigins origins) {
        this.origins = origins;
    }

    /** The key in the request, if it has one of the right form under the name this kind of connection uses. */
    public Optional<SessionKey> read(HttpServerRequest request) {
        return values(request, nameFor(request))
                .flatMap(value -> SessionKey.parse(value).stream())
                .findFirst();
    }

    public void write(HttpServerRequest request, SessionKey key) {
        request.response().addCookie(cookie(nameFor(request), key.value()));
    }

    /** Tells the browser to forget whatever it holds under our names. */
    public void delete(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        for (String name : List.of(PLAIN_NAME, SECURE_NAME)) {
            if (values(request, name).findAny().isPresent()) {
                response.addCookie(cookie(name, "").setMaxAge(0));
            }
        }
    }

    /** Read from the headers each time: in standalone the gateway takes the cookie away on the way to an API. */
    private static Stream<String> values(HttpServerRequest request, String name) {
        return request.headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(header -> ServerCookieDecoder.LAX.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(io.netty.handler.codec.http.cookie.Cookie::value);
    }

    private String nameFor(HttpServerRequest request) {
        return origins.isSecure(request) ? SECURE_NAME : PLAIN_NAME;
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(name.equals(SECURE_NAME))
                .setSameSite(CookieSameSite.STRICT);
    }
}
