package io.totem.standalone.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** A site on an address of this machine that is not the loopback: it answers 502 and complains as nginx does. */
public final class OwnAddressSite implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss");

    private final HttpServer server;

    /** @param log the error log it writes to */
    public OwnAddressSite(Path log) throws IOException {
        server = HttpServer.create(new InetSocketAddress(ownAddress(), 0), 50);
        server.createContext("/", exchange -> {
            Files.writeString(
                    log,
                    TIME.format(LocalDateTime.now())
                            + " [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream,"
                            + " client: 192.0.2.7, upstream: \"http://192.0.2.1:3000/\"\n",
                    StandardOpenOption.APPEND);
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    private static InetAddress ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && address.getAddress().length == 4)
                .findFirst()
                .orElseThrow(() -> new IOException("this machine has no address of its own"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
