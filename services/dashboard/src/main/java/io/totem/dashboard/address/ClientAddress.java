package io.totem.dashboard.address;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request really comes from. A proxy that is trusted adds the address it saw at the end of X-Forwarded-For; what
 * stands before it was sent by the client and is not believed, though Quarkus itself takes the first one.
 */
@Singleton
public class ClientAddress {

    private static final String NOBODY_KNOWS = "?";

    private final boolean behindProxy;

    ClientAddress(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean behindProxy) {
        this.behindProxy = behindProxy;
    }

    public String of(HttpServerRequest request) {
        SocketAddress shown = request.remoteAddress();
        if (behindProxy && Boolean.parseBoolean(request.getHeader("X-Forwarded-Trusted-Proxy"))) {
            List<String> forwarded = request.headers().getAll("X-Forwarded-For");
            return forwarded.isEmpty() ? text(shown) : last(forwarded.getLast());
        }
        return text(request.connection().remoteAddress());
    }

    private static String last(String addresses) {
        return addresses.substring(addresses.lastIndexOf(',') + 1).strip();
    }

    private static String text(SocketAddress address) {
        return address == null || address.hostAddress() == null ? NOBODY_KNOWS : address.hostAddress();
    }
}
