package io.totem.procfs;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Joins sockets to the processes that hold them, by the inode in {@code /proc/PID/fd} links. Reading every descriptor of
 * every process is the dearest thing a sweep could do, so it is done only when a socket appears that nobody is known to
 * hold; otherwise only the processes whose details were read again are looked through.
 */
final class SocketOwners {

    private static final String PREFIX = "socket:[";
    /** From here on the kernel gives ports away by itself (ip_local_port_range). */
    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    private static final char ZOMBIE = 'Z';

    private final ProcFiles files;
    private SocketsByInode table = SocketsByInode.NONE;
    private final RawSockets rawSockets;
    private Map<Long, Held> raw = Map.of();
    private Set<Long> rawOfNobody = Set.of();
    private Set<ListeningSocket> unattributable = Set.of();
    private List<ListeningSocket> unowned = List.of();
    private Set<Long> rawBefore = Set.of();

    SocketOwners(ProcFiles files) {
        this.files = files;
        this.rawSockets = new RawSockets(files);
    }

    /** The sockets of each process that has any, by PID. */
    Map<Integer, List<ListeningSocket>> join(Collection<TrackedProcess> processes, List<ListeningSocket> sockets) {
        if (!table.isOf(sockets)) {
            table = new SocketsByInode(sockets);
        }
        raw = rawSockets.read();
        processes.stream().filter(TrackedProcess::descriptorsDue).forEach(this::lookThrough);
        List<ListeningSocket> missing = table.without(processes);
        if (missing.stream().anyMatch(socket -> !unattributable.contains(socket) && !isClients(socket))
                || !rawOfNobody.containsAll(lastingRawWithout(processes))) {
            processes.forEach(this::lookThrough);
            missing = table.without(processes);
        }
        Set<ListeningSocket> before = unattributable;
        unowned = missing.stream()
                .filter(socket -> !socket.contained() && !isClients(socket) && before.contains(socket))
                .toList();
        unattributable = Set.copyOf(missing);
        rawOfNobody = lastingRawWithout(processes);
        rawBefore = Set.copyOf(raw.keySet());
        return byPid(processes);
    }

    /** The raw sockets that none of these processes is known to hold, and that were there at the sweep before: a ping is over sooner. */
    private Set<Long> lastingRawWithout(Collection<TrackedProcess> processes) {
        Set<Long> nobodys = new HashSet<>(raw.keySet());
        nobodys.retainAll(rawBefore);
        if (!nobodys.isEmpty()) {
            processes.forEach(process -> nobodys.removeAll(process.rawSockets()));
        }
        return nobodys;
    }

    /** After {@link #join}: what each process has open that reaches past its own, by PID. */
    Map<Integer, Set<Held>> held(Collection<TrackedProcess> processes) {
        Map<Integer, Set<Held>> byPid = new HashMap<>();
        for (TrackedProcess process : processes) {
            Set<Held> held = new HashSet<>(process.held());
            process.rawSockets().stream().map(raw::get).filter(Objects::nonNull).forEach(held::add);
            if (!held.isEmpty()) {
                byPid.put(process.pid(), held);
            }
        }
        return byPid;
    }

    /**
     * After {@link #join}: those that nobody held, then and at the time before.
     *
     * @param hidden how many processes could not be read at all
     */
    UnownedSockets unowned(Collection<TrackedProcess> processes, int hidden) {
        return unowned.isEmpty()
                ? UnownedSockets.NONE
                : new UnownedSockets(
                        unowned,
                        hidden == 0
                                && processes.stream().anyMatch(SocketOwners::isKernelThread)
                                && processes.stream().allMatch(SocketOwners::isOpenToUs));
    }

    /** Only who sees all of the machine's processes sees them: not with hidepid=2, nor from a PID namespace of one's own. */
    private static boolean isKernelThread(TrackedProcess process) {
        return process.stat().kernelThread();
    }

    /** The links of open files are guarded as that of the program is (ptrace(2)). Of a zombie nothing is left to be read. */
    private static boolean isOpenToUs(TrackedProcess process) {
        return isKernelThread(process)
                || process.stat().state() == ZOMBIE
                || process.details().executable().isPresent();
    }

    /** A client's UDP socket lives for a question and an answer: its owner is found when it lasts. */
    private static boolean isClients(ListeningSocket socket) {
        return socket.protocol() == ListeningSocket.Protocol.UDP && socket.port() >= FIRST_EPHEMERAL_PORT;
    }

    private void lookThrough(TrackedProcess process) {
        if (process.stat().kernelThread()) {
            return;
        }
        String folder = process.pid() + "/fd";
        Set<Long> inodes = new LinkedHashSet<>();
        Set<Held> held = new HashSet<>();
        for (int descriptor : files.numbers(folder)) {
            files.link(folder + "/" + descriptor).ifPresent(link -> {
                long inode = inodeOf(link);
                if (table.contains(inode) || raw.containsKey(inode)) {
                    inodes.add(inode);
                }
                Held.of(link).ifPresent(held::add);
            });
        }
        process.listensOn(inodes.stream()
                .mapToLong(Long::longValue)
                .filter(table::contains)
                .toArray());
        inodes.retainAll(raw.keySet());
        process.holds(held, inodes);
    }

    /** The inode in {@code socket:[123]}; −1 for a link to anything else. */
    static long inodeOf(String link) {
        return link.startsWith(PREFIX)
                ? KernelText.of(link.substring(PREFIX.length())).number(-1)
                : -1;
    }

    private Map<Integer, List<ListeningSocket>> byPid(Collection<TrackedProcess> processes) {
        Map<Integer, List<ListeningSocket>> byPid = new HashMap<>();
        for (TrackedProcess process : processes) {
            List<ListeningSocket> held = process.listening(table);
            if (!held.isEmpty()) {
                byPid.put(process.pid(), held);
            }
        }
        return byPid;
    }
}
