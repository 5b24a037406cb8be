package io.totem.dashboard.origin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The configured hosts and, on a loopback listener, the names of loopback with the port it listens on. */
@Singleton
public class KnownOrigins {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final List<KnownOrigin> configured;

    KnownOrigins(OriginConfig config) {
        this.configured = config.hosts().orElse(List.of()).stream()
                .filter(host -> !host.isBlank())
                .map(KnownOrigin::parse)
                .toList();
    }

    /** Whether the browser reached us over TLS, by the host it asked for. */
    public boolean isSecure(HttpServerRequest request) {
        return ofHost(request).map(KnownOrigin::secure).orElse(true);
    }

    /** Which of our origins the request's Host header names; empty for a stranger's name that points to us. */
    Optional<KnownOrigin> ofHost(HttpServerRequest request) {
        return hostOf(request)
                .flatMap(host ->
                        all(request).filter(origin -> origin.hasHost(host)).findFirst());
    }

    /** The Host header, or what HTTP/2 has in its place. */
    static Optional<String> hostOf(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Host"))
                .or(() -> Optional.ofNullable(request.authority()).map(Object::toString))
                .filter(host -> !host.isBlank());
    }

    /** Whether a page of ours can have sent this Origin header. */
    boolean allows(HttpServerRequest request, String originHeader) {
        String origin = originHeader.toLowerCase(Locale.ROOT);
        return all(request).anyMatch(known -> known.toString().equals(origin));
    }

    private Stream<KnownOrigin> all(HttpServerRequest request) {
        return Stream.concat(configured.stream(), loopback(request));
    }

    private static Stream<KnownOrigin> loopback(HttpServerRequest request) {
        SocketAddress local = request.connection().localAddress();
        boolean onLoopback = local != null
                && (local.hostAddress().startsWith("127.")
                        || local.hostAddress().equals("0:0:0:0:0:0:0:1")
                        || local.hostAddress().equals("::1"));
        return onLoopback
                ? LOOPBACK.stream().map(name -> new KnownOrigin(false, name + ":" + local.port()))
                : Stream.empty();
    }
}
