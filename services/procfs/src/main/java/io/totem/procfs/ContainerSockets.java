package io.totem.procfs;

import io.totem.procfs.ListeningSocket.Protocol;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets that wait in the networks of containers, from {@code /proc/PID/net} of one process of each. A container's are read
 * when it is first seen, at the two sweeps after that, and otherwise every sixteenth sweep. A container that shares the host's
 * network, or another container's, has none of its own.
 */
final class ContainerSockets {

    private static final int SHARES = 16;
    private static final int FIRST_LOOKS = 3;
    private static final int MOST_CONTAINERS = 1_000;
    private static final int MOST_SOCKETS = 256;
    private static final int INIT = 1;
    private static final int KERNEL_THREADS = 2;

    private record Known(int pid, long startTicks, int looks, Optional<String> network, List<ListeningSocket> sockets) {

        boolean is(TrackedProcess process) {
            return pid == process.pid() && startTicks == process.stat().startTicks();
        }
    }

    private final Path proc;
    private final ProcFiles files;
    private Map<String, Known> known = Map.of();
    private List<ListeningSocket> sockets = List.of();

    ContainerSockets(HostRoot host, ProcFiles files) {
        this.proc = host.proc();
        this.files = files;
    }

    /** The same list as before while nothing has changed. */
    List<ListeningSocket> listening(Collection<TrackedProcess> processes, int sweep) {
        Map<String, TrackedProcess> containers = firstOfEach(processes);
        if (containers.isEmpty() && known.isEmpty()) {
            return sockets;
        }
        Optional<String> hosts = containers.isEmpty() ? Optional.empty() : ofHost(processes);
        Map<String, Known> now = new HashMap<>();
        containers.forEach((id, process) -> now.put(id, look(known.get(id), process, hosts, sweep)));
        known = now;
        List<ListeningSocket> found = ofEachNetwork();
        if (!found.equals(sockets)) {
            sockets = found;
        }
        return sockets;
    }

    /** Where the first process may not be looked into, the kernel's threads are in the same network. */
    private Optional<String> ofHost(Collection<TrackedProcess> processes) {
        return network(INIT)
                .or(() -> processes.stream()
                        .filter(process -> process.pid() == KERNEL_THREADS
                                && process.stat().kernelThread())
                        .findFirst()
                        .flatMap(kthreadd -> network(kthreadd.pid())));
    }

    private Optional<String> network(int pid) {
        return files.link(pid + "/ns/net");
    }

    private static Map<String, TrackedProcess> firstOfEach(Collection<TrackedProcess> processes) {
        Map<String, TrackedProcess> containers = new HashMap<>();
        for (TrackedProcess process : processes) {
            Optional<String> id = process.details().containerId();
            if (id.isPresent() && (containers.size() < MOST_CONTAINERS || containers.containsKey(id.get()))) {
                containers.merge(id.get(), process, (one, other) -> one.pid() < other.pid() ? one : other);
            }
        }
        return containers;
    }

    private Known look(Known before, TrackedProcess process, Optional<String> hosts, int sweep) {
        boolean same = before != null && before.is(process);
        if (same && before.looks() >= FIRST_LOOKS && process.pid() % SHARES != sweep % SHARES) {
            return before;
        }
        int looks = same ? before.looks() + 1 : 1;
        Optional<String> network =
                hosts.flatMap(init -> network(process.pid())).filter(own -> !own.equals(hosts.get()));
        return new Known(
                process.pid(),
                process.stat().startTicks(),
                looks,
                network,
                network.map(_ -> read(process.pid())).orElse(List.of()));
    }

    private List<ListeningSocket> read(int pid) {
        Path tables = proc.resolve(Integer.toString(pid)).resolve("net");
        try {
            return Stream.of(
                            new SocketFile(tables.resolve("tcp"), Protocol.TCP),
                            new SocketFile(tables.resolve("tcp6"), Protocol.TCP),
                            new SocketFile(tables.resolve("udp"), Protocol.UDP),
                            new SocketFile(tables.resolve("udp6"), Protocol.UDP))
                    .flatMap(file -> file.sockets().stream())
                    .limit(MOST_SOCKETS)
                    .map(ListeningSocket::inContainer)
                    .toList();
        } catch (UncheckedIOException ended) {
            return List.of();
        }
    }

    private List<ListeningSocket> ofEachNetwork() {
        Set<String> seen = new HashSet<>();
        List<ListeningSocket> found = new ArrayList<>();
        known.values().stream()
                .sorted(Comparator.comparingInt(Known::pid))
                .forEach(container ->
                        container.network().filter(seen::add).ifPresent(_ -> found.addAll(container.sockets())));
        return found;
    }
}
