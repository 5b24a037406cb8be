package io.totem.dashboard.session;

import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.cookie.HostCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie that carries the key of a session, until the browser is closed. */
@Singleton
public class SessionCookie {

    private static final String NAME = "totem";

    private final HostCookies cookies;

    SessionCookie(HostCookies cookies) {
        this.cookies = cookies;
    }

    /** The key in the request, if it has one of the right form. */
    public Optional<CookieKey> read(HttpServerRequest request) {
        return cookies.read(request, NAME)
                .flatMap(value -> CookieKey.parse(value).stream())
                .findFirst();
    }

    public void write(HttpServerRequest request, CookieKey key) {
        cookies.write(request, NAME, key.value(), Optional.empty());
    }

    /** Tells the browser to forget it. */
    public void delete(HttpServerRequest request) {
        cookies.delete(request, NAME);
    }
}
