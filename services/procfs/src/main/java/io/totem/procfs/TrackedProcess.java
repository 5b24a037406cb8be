package io.totem.procfs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What is kept of a process from sweep to sweep. */
final class TrackedProcess {

    private static final long[] NONE = {};

    private final int pid;
    private final CpuMeter cpu;
    private ProcessStat stat;
    private ProcessDetails details;
    private OptionalDouble cpuPercent = OptionalDouble.empty();
    private boolean descriptorsDue = true;
    private boolean seenAgain;
    private long[] listeningInodes = NONE;
    private Set<Held> held = Set.of();
    private Set<Long> rawSockets = Set.of();
    private SocketsByInode lookedUpIn = SocketsByInode.NONE;
    private List<ListeningSocket> listening = List.of();

    TrackedProcess(int pid, ProcessStat stat, ProcessDetails details, CpuMeter cpu) {
        this.pid = pid;
        this.stat = stat;
        this.details = details;
        this.cpu = cpu;
    }

    boolean is(ProcessStat now) {
        return now.startTicks() == stat.startTicks();
    }

    /**
     * Whether its details are worth reading again: it runs another program, or it was new at the sweep before and may
     * just have dropped its privileges.
     */
    boolean detailsAreStale(ProcessStat now) {
        return !seenAgain || !now.sameProgramAs(stat);
    }

    void update(ProcessStat now, long nanos) {
        stat = now;
        cpuPercent = cpu.percentAt(now.cpuTicks(), nanos);
        seenAgain = true;
    }

    void updateDetails(ProcessDetails now) {
        details = now;
        descriptorsDue = true;
    }

    int pid() {
        return pid;
    }

    ProcessStat stat() {
        return stat;
    }

    ProcessDetails details() {
        return details;
    }

    OptionalDouble cpuPercent() {
        return cpuPercent;
    }

    /** Whether its details were read since its descriptors were: what it listens on may have changed with them. */
    boolean descriptorsDue() {
        return descriptorsDue;
    }

    long[] listeningInodes() {
        return listeningInodes;
    }

    void listensOn(long[] inodes) {
        descriptorsDue = false;
        if (!Arrays.equals(inodes, listeningInodes)) {
            listeningInodes = inodes;
            lookedUpIn = SocketsByInode.NONE;
        }
    }

    /** @param sockets the inodes of its raw sockets */
    void holds(Set<Held> open, Set<Long> sockets) {
        held = Set.copyOf(open);
        rawSockets = Set.copyOf(sockets);
    }

    /** What it has open that reaches past its own, but for raw sockets. */
    Set<Held> held() {
        return held;
    }

    Set<Long> rawSockets() {
        return rawSockets;
    }

    /** The sockets it holds, of these; the same list as before while they are the same. */
    List<ListeningSocket> listening(SocketsByInode table) {
        if (lookedUpIn != table) {
            lookedUpIn = table;
            List<ListeningSocket> now = table.of(listeningInodes);
            listening = now.equals(listening) ? listening : now;
        }
        return listening;
    }
}
