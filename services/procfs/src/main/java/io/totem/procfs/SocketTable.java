package io.totem.procfs;

import io.totem.procfs.ListeningSocket.Protocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sockets of the host's network that wait for others: {@code /proc/1/net/tcp}, {@code tcp6}, {@code udp} and
 * {@code udp6}. {@code /proc/net} would be the reader's own network, which in a container is not the host's; it serves only
 * where init's cannot be read. Safe for use by several threads.
 */
public final class SocketTable {

    private final List<SocketFile> files;
    private final ReentrantLock lock = new ReentrantLock();
    private List<List<ListeningSocket>> parts = List.of();
    private List<ListeningSocket> sockets = List.of();

    public SocketTable(HostRoot host) {
        Path init = host.proc().resolve("1/net");
        Path tables = Files.isReadable(init.resolve("tcp")) ? init : host.proc().resolve("self/net");
        this.files = List.of(
                new SocketFile(tables.resolve("tcp"), Protocol.TCP),
                new SocketFile(tables.resolve("tcp6"), Protocol.TCP),
                new SocketFile(tables.resolve("udp"), Protocol.UDP),
                new SocketFile(tables.resolve("udp6"), Protocol.UDP));
    }

    /** Reads them now, in the kernel's order; the same list as before while nothing has changed. */
    public List<ListeningSocket> listening() {
        lock.lock();
        try {
            List<List<ListeningSocket>> now =
                    files.stream().map(SocketFile::sockets).toList();
            if (!now.equals(parts)) {
                parts = now;
                sockets = now.stream().flatMap(List::stream).toList();
            }
            return sockets;
        } finally {
            lock.unlock();
        }
    }
}
