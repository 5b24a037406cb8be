package io.totem.procfs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The listening sockets of one moment, to be found by the inodes that {@code /proc/PID/fd} names. */
final class SocketsByInode {

    static final SocketsByInode NONE = new SocketsByInode(List.of());

    private final List<ListeningSocket> source;
    private final ListeningSocket[] sockets;
    private final long[] inodes;

    SocketsByInode(List<ListeningSocket> source) {
        this.source = source;
        this.sockets = source.stream()
                .sorted(Comparator.comparingLong(ListeningSocket::inode))
                .toArray(ListeningSocket[]::new);
        this.inodes = Arrays.stream(sockets).mapToLong(ListeningSocket::inode).toArray();
    }

    /** Whether it was made of this very list: the table gives the same one while nothing has changed. */
    boolean isOf(List<ListeningSocket> list) {
        return source == list;
    }

    boolean isEmpty() {
        return inodes.length == 0;
    }

    boolean contains(long inode) {
        return place(inode) >= 0;
    }

    /** Those of these inodes that still listen. */
    List<ListeningSocket> of(long[] held) {
        return Arrays.stream(held)
                .mapToInt(this::place)
                .filter(place -> place >= 0)
                .mapToObj(place -> sockets[place])
                .toList();
    }

    /** Those that none of these processes is known to hold. */
    List<ListeningSocket> without(Iterable<TrackedProcess> processes) {
        BitSet owned = new BitSet(inodes.length);
        for (TrackedProcess process : processes) {
            for (long inode : process.listeningInodes()) {
                int place = place(inode);
                if (place >= 0) {
                    owned.set(place);
                }
            }
        }
        return IntStream.range(0, inodes.length)
                .filter(place -> !owned.get(place))
                .mapToObj(place -> sockets[place])
                .toList();
    }

    private int place(long inode) {
        return Arrays.binarySearch(inodes, inode);
    }
}
