package io.totem.procfs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One process as one sweep saw it.
 *
 * @param identity which process
 * @param parentPid 0 where there is none
 * @param comm the kernel's name for it, at most 15 bytes, invalid UTF-8 replaced
 * @param state the letter of proc(5) stat field 3: R, S, D, Z, T, I, …
 * @param uid the effective user id, whose rights it has (credentials(7)); on Windows the last number of the account, and 0
 *     for SYSTEM and Administrator
 * @param user its name in the host's passwd file, or the number as text, as always of a container's users other than root
 * @param realUid the real user id, who started it: another than uid in a set-user-ID program, or where one changed it
 * @param realUser its name, as user
 * @param executable what {@code /proc/PID/exe} points to, without " (deleted)"; empty for kernel threads and where it
 *     may not be read
 * @param executableDeleted whether the file was removed or replaced since the start
 * @param commandLine the arguments as given, bounded to 4 KiB in all; empty for kernel threads and zombies
 * @param inputs where it looked for files when it was first seen, where somebody asked for that
 * @param cgroup the path in the host's hierarchy (v2's, else v1's name=systemd, else the pids controller's); may be empty
 * @param containerId the 64 hexadecimal digits of a container, where the cgroup names one
 * @param systemdUnit the innermost system service the cgroup names, such as nginx.service
 * @param startedAt boot time plus start ticks
 * @param threads how many
 * @param residentBytes resident memory
 * @param memoryPercent of the machine's memory, 0–100
 * @param cpuPercent of one core since the sweep before, so 200 for two busy cores; empty on the first sight
 * @param session what binds it to somebody at the machine
 * @param kernelThread whether it is the kernel's own (PF_KTHREAD)
 * @param capabilities its effective capabilities, a bit each by the numbers of capabilities(7); in a user namespace of its own they
 *     count there alone
 * @param tracerPid who follows it by ptrace(2), as strace and debuggers do; 0 where nobody does
 */
public record ProcessSample(
        ProcessIdentity identity,
        int parentPid,
        String comm,
        char state,
        int uid,
        String user,
        int realUid,
        String realUser,
        Optional<String> executable,
        boolean executableDeleted,
        List<String> commandLine,
        ProcessInputs inputs,
        String cgroup,
        Optional<String> containerId,
        Optional<String> systemdUnit,
        Instant startedAt,
        int threads,
        long residentBytes,
        double memoryPercent,
        OptionalDouble cpuPercent,
        Session session,
        boolean kernelThread,
        long capabilities,
        int tracerPid) {

    public ProcessSample {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(session, "session");
        commandLine = List.copyOf(commandLine);
        Objects.requireNonNull(inputs, "inputs");
    }

    public int pid() {
        return identity.pid();
    }

    /** Whether it has the rights of another user than the one who started it. */
    public boolean actsForAnother() {
        return uid != realUid;
    }
}
