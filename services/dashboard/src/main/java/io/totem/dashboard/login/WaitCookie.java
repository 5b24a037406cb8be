package io.totem.dashboard.login;

import io.totem.dashboard.cookie.HostCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie that carries a wait ticket. */
@Singleton
class WaitCookie {

    private static final String NAME = "totem-wait";

    private final HostCookies cookies;

    WaitCookie(HostCookies cookies) {
        this.cookies = cookies;
    }

    Optional<String> read(HttpServerRequest request) {
        return cookies.read(request, NAME).findFirst();
    }

    void write(HttpServerRequest request, String ticket) {
        cookies.write(request, NAME, ticket, Optional.of(WaitTicket.USABLE));
    }

    void delete(HttpServerRequest request) {
        cookies.delete(request, NAME);
    }
}
