package io.totem.policy.port;

import io.totem.platform.engine.PublishedPort;
import io.totem.policy.container.Container;
import io.totem.policy.container.Containers;
import io.totem.procfs.AddressTable;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Reach;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ports of every process of one sweep have in common. Compared: while it is the same, and a process' sockets are, so are
 * its ports.
 *
 * @param containers that have processes, by id
 * @param mains the process at which is told what no process is seen to listen on, by the id of its container
 * @param looked the ids of containers whose own sockets could be read
 * @param forwarded by protocol and port of the machine, what the engine publishes there
 * @param heldBesideInit inodes of sockets that PID 1 holds and others do, too
 * @param inherited by PID and inode, what a program has got from another one that started it and holds it still
 */
record SweepPorts(
        Map<String, Container> containers,
        Map<String, Integer> mains,
        Set<String> looked,
        Map<HostPort, Purpose.Forwarding> forwarded,
        Set<Long> heldBesideInit,
        Map<Integer, Map<Long, Purpose.Inherited>> inherited,
        AddressTable addresses,
        Firewall firewall) {

    static final SweepPorts NONE = new SweepPorts(
            Map.of(), Map.of(), Set.of(), Map.of(), Set.of(), Map.of(), AddressTable.NONE, Firewall.UNREAD);

    private static final int INIT = 1;

    record HostPort(Protocol protocol, int port) {}

    static SweepPorts of(ProcessSweep sweep, Containers engine, AddressTable addresses, Firewall firewall) {
        Map<String, Container> containers = new HashMap<>();
        Map<String, Integer> mains = new HashMap<>();
        Set<String> looked = new HashSet<>();
        for (ProcessSample process : sweep.processes()) {
            if (process.containerId().isPresent()) {
                String id = process.containerId().get();
                Container container = containers.computeIfAbsent(id, engine::find);
                mains.merge(id, process.pid(), (one, other) -> main(container, one, other));
                if (hasOwnSocket(sweep, process)) {
                    looked.add(container.network().sharedWith().orElse(id));
                }
            }
        }
        return new SweepPorts(
                containers,
                mains,
                looked,
                forwarded(containers),
                heldBesideInit(sweep),
                InheritedSockets.of(sweep),
                addresses,
                firewall);
    }

    /** The engine's own word, else the one that was first: the list is by PID. */
    private static int main(Container container, int first, int later) {
        return container.network().mainPid() == later ? later : first;
    }

    private static boolean hasOwnSocket(ProcessSweep sweep, ProcessSample process) {
        return sweep.listening().getOrDefault(process.pid(), List.of()).stream().anyMatch(ListeningSocket::contained);
    }

    private static Map<HostPort, Purpose.Forwarding> forwarded(Map<String, Container> containers) {
        Map<HostPort, Purpose.Forwarding> forwarded = new HashMap<>();
        for (Container container : containers.values()) {
            for (PublishedPort port : container.network().published()) {
                forwarded.put(
                        new HostPort(Protocol.valueOf(port.protocol().toUpperCase(Locale.ROOT)), port.hostPort()),
                        new Purpose.Forwarding(container.name(), port.containerPort()));
            }
        }
        return forwarded;
    }

    private static Set<Long> heldBesideInit(ProcessSweep sweep) {
        Set<Long> held = new HashSet<>();
        Set<Long> both = new HashSet<>();
        sweep.listening().getOrDefault(INIT, List.of()).forEach(socket -> held.add(socket.inode()));
        if (!held.isEmpty()) {
            sweep.listening()
                    .forEach((pid, sockets) -> sockets.stream()
                            .filter(socket -> pid != INIT && held.contains(socket.inode()))
                            .forEach(socket -> both.add(socket.inode())));
        }
        return both;
    }

    /** The container whose network this one is in: mostly itself. */
    Container network(Container container) {
        return container.network().sharedWith().map(containers::get).orElse(container);
    }

    boolean isMain(ProcessSample process) {
        return process.containerId()
                .map(mains::get)
                .filter(pid -> pid == process.pid())
                .isPresent();
    }

    Optional<Purpose.Forwarding> forwarding(ListeningSocket socket) {
        return Optional.ofNullable(forwarded.get(new HostPort(socket.protocol(), socket.port())));
    }

    /** Who can reach an address the engine publishes at; it may be empty, which is every address. */
    Reach published(String address) {
        try {
            return address.isEmpty() ? Reach.EVERYWHERE : addresses.reach(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return Reach.EVERYWHERE;
        }
    }
}
