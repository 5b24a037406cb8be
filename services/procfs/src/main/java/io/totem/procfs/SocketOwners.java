package io.totem.procfs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final ProcFiles files;
    private Set<Long> unattributable = Set.of();

    SocketOwners(ProcFiles files) {
        this.files = files;
    }

    /** The sockets of each process that has any, by PID. */
    Map<Integer, List<ListeningSocket>> join(Collection<TrackedProcess> processes, List<ListeningSocket> sockets) {
        Map<Long, ListeningSocket> byInode = new HashMap<>();
        sockets.forEach(socket -> byInode.put(socket.inode(), socket));
        processes.stream().filter(TrackedProcess::descriptorsDue).forEach(process -> lookThrough(process, byInode));
        Set<Long> missing = withoutOwner(processes, byInode);
        boolean worthAll =
                missing.stream().anyMatch(inode -> !unattributable.contains(inode) && !isClients(byInode.get(inode)));
        if (worthAll) {
            processes.forEach(process -> lookThrough(process, byInode));
            missing = withoutOwner(processes, byInode);
        }
        unattributable = missing;
        return byPid(processes, byInode);
    }

    /** A client's UDP socket lives for a question and an answer: its owner is found when it lasts. */
    private static boolean isClients(ListeningSocket socket) {
        return socket.protocol() == ListeningSocket.Protocol.UDP && socket.port() >= FIRST_EPHEMERAL_PORT;
    }

    private void lookThrough(TrackedProcess process, Map<Long, ListeningSocket> byInode) {
        if (process.stat().kernelThread() || byInode.isEmpty()) {
            return;
        }
        String folder = process.pid() + "/fd";
        process.listensOn(Arrays.stream(files.numbers(folder))
                .mapToObj(descriptor -> files.link(folder + "/" + descriptor))
                .flatMap(Optional::stream)
                .mapToLong(SocketOwners::inodeOf)
                .filter(byInode::containsKey)
                .distinct()
                .toArray());
    }

    /** The inode in {@code socket:[123]}; −1 for a link to anything else. */
    static long inodeOf(String link) {
        return link.startsWith(PREFIX)
                ? KernelText.of(link.substring(PREFIX.length())).number(-1)
                : -1;
    }

    private static Set<Long> withoutOwner(Collection<TrackedProcess> processes, Map<Long, ListeningSocket> byInode) {
        Set<Long> inodes = new HashSet<>(byInode.keySet());
        for (TrackedProcess process : processes) {
            for (long inode : process.listeningInodes()) {
                inodes.remove(inode);
            }
        }
        return inodes;
    }

    private static Map<Integer, List<ListeningSocket>> byPid(
            Collection<TrackedProcess> processes, Map<Long, ListeningSocket> byInode) {
        Map<Integer, List<ListeningSocket>> byPid = new HashMap<>();
        for (TrackedProcess process : processes) {
            List<ListeningSocket> held = new ArrayList<>();
            for (long inode : process.listeningInodes()) {
                Optional.ofNullable(byInode.get(inode)).ifPresent(held::add);
            }
            if (!held.isEmpty()) {
                byPid.put(process.pid(), List.copyOf(held));
            }
        }
        return byPid;
    }
}
