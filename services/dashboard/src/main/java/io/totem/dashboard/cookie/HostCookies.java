package io.totem.dashboard.cookie;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.totem.dashboard.origin.KnownOrigins;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cookies that no script reads. Their names begin with {@code __Host-} where the browser came over TLS, so that no other
 * host and no plain page can plant one; on plain loopback browsers refuse such names.
 */
@Singleton
public class HostCookies {

    private static final String SECURE = "__Host-";

    private final KnownOrigins origins;

    HostCookies(KnownOrigins origins) {
        this.origins = origins;
    }

    /** The values under the name that this kind of connection uses. */
    public Stream<String> read(HttpServerRequest request, String name) {
        return values(request, nameFor(request, name));
    }

    /** @param lifetime none for as long as the browser is open */
    public void write(HttpServerRequest request, String name, String value, Optional<Duration> lifetime) {
        Cookie cookie = cookie(nameFor(request, name), value);
        lifetime.ifPresent(time -> cookie.setMaxAge(time.toSeconds()));
        request.response().addCookie(cookie);
    }

    /** Tells the browser to forget whatever it holds under this name, with {@code __Host-} and without. */
    public void delete(HttpServerRequest request, String name) {
        for (String held : List.of(name, SECURE + name)) {
            if (values(request, held).findAny().isPresent()) {
                request.response().addCookie(cookie(held, "").setMaxAge(0));
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

    private String nameFor(HttpServerRequest request, String name) {
        return origins.isSecure(request) ? SECURE + name : name;
    }

    private static Cookie cookie(String name, String value) {
        return Cookie.cookie(name, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(name.startsWith(SECURE))
                .setSameSite(CookieSameSite.STRICT);
    }
}
