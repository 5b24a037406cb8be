package io.totem.policy.windows;

import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import oshi.software.os.OSProcess;
import oshi.util.Constants;

/** Makes of what OSHI read what is told. */
final class OshiSamples {

    private static final int KERNEL = 4;

    // What Linux alone has.
    private static final long NO_CAPABILITIES = 0;
    private static final int NOBODY = 0;

    /** What the kernel shows as processes and no file is behind. */
    private static final Set<String> VIRTUAL = Set.of("Registry", "Secure System", "Memory Compression");

    private static final String PROGRAM = ".exe";

    private final long memoryBytes;
    private final SessionNumbers sessions;

    OshiSamples(long memoryBytes, SessionNumbers sessions) {
        this.memoryBytes = memoryBytes;
        this.sessions = sessions;
    }

    OshiOwner owner(OSProcess process) {
        String account = known(process.getUserID());
        String user = known(process.getUser());
        return new OshiOwner(
                user.isEmpty() ? account : user,
                OshiOwner.uid(account),
                new Session.Windows(sessions.of(process.getProcessID()), account),
                process.getArguments());
    }

    ProcessSample of(ProcessIdentity identity, OSProcess process, OshiOwner owner, OptionalDouble cpuPercent) {
        Optional<String> executable = Optional.of(known(process.getPath())).filter(path -> !path.isEmpty());
        boolean kernels = identity.pid() == KERNEL
                || process.getParentProcessID() == KERNEL
                        && executable.isEmpty()
                        && VIRTUAL.contains(process.getName());
        return new ProcessSample(
                identity,
                process.getParentProcessID(),
                executable.map(ProgramPath::fileName).orElseGet(() -> name(process.getName(), kernels)),
                letter(process.getState()),
                owner.uid(),
                owner.user(),
                owner.uid(),
                owner.user(),
                executable,
                false,
                owner.commandLine(),
                ProcessInputs.UNREAD,
                "",
                Optional.empty(),
                Optional.empty(),
                Instant.ofEpochMilli(process.getStartTime()),
                process.getThreadCount(),
                process.getResidentMemory(),
                memoryBytes == 0 ? 0 : 100.0 * process.getResidentMemory() / memoryBytes,
                cpuPercent,
                owner.session(),
                kernels,
                NO_CAPABILITIES,
                NOBODY);
    }

    /** OSHI leaves the end of a program's name out, and its path may be closed to us. */
    private static String name(String name, boolean kernels) {
        return kernels || name.contains(".") ? name : name + PROGRAM;
    }

    private static String known(String word) {
        return word.equals(Constants.UNKNOWN) ? "" : word;
    }

    /** As proc(5) has them. */
    private static char letter(OSProcess.State state) {
        return switch (state) {
            case RUNNING -> 'R';
            case ZOMBIE -> 'Z';
            case STOPPED, SUSPENDED -> 'T';
            case NEW, SLEEPING, WAITING, OTHER, INVALID -> 'S';
        };
    }
}
