package io.totem.policy.provenance;

import io.totem.policy.place.Script;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a process says whose program it runs.
 *
 * @param commandLine names the script
 * @param before what was known of its executable when it was looked at last
 */
record Subject(
        int pid,
        String executable,
        boolean deleted,
        List<String> commandLine,
        Optional<String> script,
        Instant startedAt,
        Optional<Verified> before) {

    /** The kernel tells its own start in whole seconds (proc(5), btime). */
    private static final Duration START_IS_KNOWN_TO = Duration.ofSeconds(2);

    /** A process whose executable may be read. */
    static Subject of(ProcessSample process, Optional<Verified> before) {
        return new Subject(
                process.pid(),
                process.executable().orElseThrow(),
                process.executableDeleted(),
                process.commandLine(),
                Script.of(process),
                process.startedAt(),
                before);
    }

    /** Whether this process runs that still. Asked at every sweep: it makes nothing. */
    boolean isOf(ProcessSample process) {
        return deleted == process.executableDeleted()
                && executable.equals(process.executable().orElse(""))
                && commandLine.equals(process.commandLine());
    }

    /** Whether that may have been after it started. */
    boolean startedBefore(Instant time) {
        return !time.isBefore(startedAt.minus(START_IS_KNOWN_TO));
    }

    /** Its folder in /proc. */
    Path in(HostRoot host) {
        return host.proc().resolve(Integer.toString(pid));
    }
}
