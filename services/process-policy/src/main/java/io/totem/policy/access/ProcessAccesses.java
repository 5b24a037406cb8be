package io.totem.policy.access;

import io.totem.policy.place.Script;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps for each process who may change what it runs: looked at when it is first seen, when it runs something else or as
 * somebody else, and otherwise every sixteenth sweep. For the sweeps' thread.
 */
public final class ProcessAccesses {

    private static final int SHARES = 16;

    private record Kept(
            Optional<String> executable, List<String> commandLine, int uid, Optional<ProcessAccess> access) {

        boolean isOf(ProcessSample process) {
            return uid == process.uid()
                    && executable.equals(process.executable())
                    && (commandLine == process.commandLine() || commandLine.equals(process.commandLine()));
        }
    }

    private final AccessReader reader;
    private Map<ProcessIdentity, Kept> before = Map.of();
    private Map<ProcessIdentity, Kept> now = Map.of();
    private Optional<ProcessSweep> newest = Optional.empty();
    private int sweeps;

    public ProcessAccesses(AccessReader reader) {
        this.reader = reader;
    }

    /** Empty for the kernel's threads and where nothing of it could be looked at. */
    public Optional<ProcessAccess> read(ProcessSample process, ProcessSweep sweep) {
        if (newest.filter(known -> known == sweep).isEmpty()) {
            newest = Optional.of(sweep);
            before = now;
            now = HashMap.newHashMap(sweep.processes().size());
            sweeps++;
        }
        Kept known = before.get(process.identity());
        Kept kept = known != null && process.pid() % SHARES != sweeps % SHARES && known.isOf(process)
                ? known
                : look(process);
        now.put(process.identity(), kept);
        return kept.access();
    }

    private Kept look(ProcessSample process) {
        Optional<FileAccess> program = process.executable().flatMap(path -> reader.of(process, path));
        Optional<FileAccess> script = Script.of(process).flatMap(path -> reader.of(process, path));
        Optional<ProcessAccess> access = program.isEmpty() && script.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProcessAccess(reader.accounts(process).of(process.uid()), program, script));
        return new Kept(process.executable(), process.commandLine(), process.uid(), access);
    }
}
