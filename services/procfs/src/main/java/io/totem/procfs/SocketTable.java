package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.procfs.ListeningSocket.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sockets of the host's network that wait for others: {@code /proc/1/net/tcp}, {@code tcp6}, {@code udp} and
 * {@code udp6}. {@code /proc/net} would be the reader's own network, which in a container is not the host's; it serves only
 * where init's cannot be read.
 */
public final class SocketTable {

    private final Path proc;

    public SocketTable(HostRoot host) {
        this.proc = host.proc();
    }

    /** Reads them now, in the kernel's order. A table the kernel does not have (no IPv6) has no sockets. */
    public List<ListeningSocket> listening() {
        List<ListeningSocket> sockets = new ArrayList<>();
        Path tables = Files.isReadable(proc.resolve("1/net/tcp")) ? proc.resolve("1/net") : proc.resolve("self/net");
        read(tables.resolve("tcp"), Protocol.TCP, sockets);
        read(tables.resolve("tcp6"), Protocol.TCP, sockets);
        read(tables.resolve("udp"), Protocol.UDP, sockets);
        read(tables.resolve("udp6"), Protocol.UDP, sockets);
        return sockets;
    }

    private static void read(Path table, Protocol protocol, List<ListeningSocket> into) {
        try (BufferedReader lines = Files.newBufferedReader(table, ISO_8859_1)) {
            String line = lines.readLine();
            boolean more = true;
            while (more && line != null) {
                Optional<SocketLine> socket = SocketLine.parse(line);
                socket.flatMap(found -> found.listening(protocol)).ifPresent(into::add);
                // A busy server has many thousand connections, and TCP's tables have them behind those that listen.
                more = protocol == Protocol.UDP
                        || socket.isEmpty()
                        || !socket.get().connected();
                line = lines.readLine();
            }
        } catch (NoSuchFileException noSuchProtocol) {
            return;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the socket table " + table, unreadable);
        }
    }
}
