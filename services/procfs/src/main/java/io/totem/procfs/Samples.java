package io.totem.procfs;

import java.util.OptionalDouble;

/** Makes of what was read what is told. */
final class Samples {

    private static final int ROOT = 0;

    private final HostUsers users;

    Samples(HostUsers users) {
        this.users = users;
    }

    ProcessSample of(Kernel kernel, int pid, ProcessStat stat, ProcessDetails details, OptionalDouble cpuPercent) {
        long residentBytes = stat.residentPages() * kernel.pageBytes();
        return new ProcessSample(
                new ProcessIdentity(kernel.bootId(), pid, stat.startTicks()),
                stat.parentPid(),
                stat.comm(),
                stat.state(),
                details.users().effective(),
                name(details, details.users().effective()),
                details.users().real(),
                name(details, details.users().real()),
                details.executable(),
                details.executableDeleted(),
                details.commandLine(),
                details.inputs(),
                details.cgroup(),
                details.containerId(),
                details.systemdUnit(),
                kernel.startOf(stat.startTicks()),
                stat.threads(),
                residentBytes,
                kernel.memoryBytes() == 0 ? 0 : 100.0 * residentBytes / kernel.memoryBytes(),
                cpuPercent,
                Session.Terminal.of(stat.terminal()),
                stat.kernelThread(),
                details.users().capabilities(),
                details.users().tracer());
    }

    /** In a container the host's name for a number is somebody else's; root is root everywhere. */
    private String name(ProcessDetails details, int uid) {
        return details.containerId().isPresent() && uid != ROOT ? Integer.toUnsignedString(uid) : users.name(uid);
    }
}
