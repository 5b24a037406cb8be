package io.totem.dashboard.device;

import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.cookie.HostCookies;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cookie by which a browser is known again; it outlives the logout. nginx looks for its name. */
@Singleton
public class DeviceCookie {

    private static final String NAME = "totem-device";

    private final HostCookies cookies;

    DeviceCookie(HostCookies cookies) {
        this.cookies = cookies;
    }

    public Optional<CookieKey> read(HttpServerRequest request) {
        return cookies.read(request, NAME)
                .flatMap(value -> CookieKey.parse(value).stream())
                .findFirst();
    }

    public void write(HttpServerRequest request, CookieKey key) {
        cookies.write(request, NAME, key.value(), Optional.of(DeviceService.KEPT));
    }
}
