package io.totem.doctor.reach;

import io.totem.procfs.LibC;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Follows the way to a machine as tracepath(8) does, but all hops at once: each socket sends one datagram that may go so
 * far, and hears from its error queue who had to drop it (IP_RECVERR, ip(7)). That takes no privilege.
 */
final class Tracer {

    private static final int DATAGRAM = 2;
    private static final int FARTHEST = 24;
    /** Where traceroute sends to: nobody listens there, so the machine that is meant says so. */
    private static final int FIRST_PORT = 33_434;

    private static final int DO_NOT_WAIT = 0x40;
    private static final int SLICE_MILLIS = 50;

    private record Probe(int number, int socket) {}

    private Tracer() {}

    /** @return those that answered, the nearest first; nothing behind the machine itself */
    static List<Hop> follow(InetAddress address, Duration timeout) throws InterruptedException {
        if (!LibC.onLinux()) {
            return List.of();
        }
        List<Probe> probes = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (int number = 1; number <= FARTHEST; number++) {
                send(address, number).ifPresent(probes::add);
            }
            return listen(Family.of(address), probes, timeout, new ErrorMessage(arena));
        } finally {
            probes.forEach(probe -> SocketCalls.close(probe.socket()));
        }
    }

    private static Optional<Probe> send(InetAddress address, int number) {
        Family family = Family.of(address);
        int socket = SocketCalls.socket(family.number, DATAGRAM, 0);
        if (socket < 0) {
            return Optional.empty();
        }
        SocketCalls.setOption(socket, family.level, family.hopLimit, number);
        SocketCalls.setOption(socket, family.level, family.receiveErrors, 1);
        SocketCalls.connect(socket, family.socketAddress(address, FIRST_PORT + number));
        // One that cannot be sent at all leaves its reason in the queue of errors, or has no way and tells nothing.
        SocketCalls.send(socket, new byte[1], DO_NOT_WAIT);
        return Optional.of(new Probe(number, socket));
    }

    private static List<Hop> listen(Family family, List<Probe> probes, Duration timeout, ErrorMessage message)
            throws InterruptedException {
        List<Probe> waiting = new ArrayList<>(probes);
        List<Hop> hops = new ArrayList<>();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() - deadline < 0 && !arrived(hops, waiting)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            short[] came =
                    SocketCalls.poll(waiting.stream().map(Probe::socket).toList(), SocketCalls.FAILED, SLICE_MILLIS);
            for (int index = came.length - 1; index >= 0; index--) {
                if ((came[index] & SocketCalls.FAILED) != 0) {
                    Probe probe = waiting.remove(index);
                    message.read(family, probe.number(), probe.socket()).ifPresent(hops::add);
                }
            }
        }
        return upToTheEnd(hops);
    }

    /** Whether the machine itself answered, and everybody before it did. */
    private static boolean arrived(List<Hop> hops, List<Probe> waiting) {
        return hops.stream()
                .filter(hop -> hop.answer() != Hop.Answer.PASSED_ON)
                .map(Hop::number)
                .min(Comparator.naturalOrder())
                .filter(end -> waiting.stream().noneMatch(probe -> probe.number() < end))
                .isPresent();
    }

    private static List<Hop> upToTheEnd(List<Hop> hops) {
        List<Hop> way = new ArrayList<>();
        for (Hop hop : hops.stream().sorted(Comparator.comparing(Hop::number)).toList()) {
            way.add(hop);
            if (hop.answer() != Hop.Answer.PASSED_ON) {
                return way;
            }
        }
        return way;
    }
}
