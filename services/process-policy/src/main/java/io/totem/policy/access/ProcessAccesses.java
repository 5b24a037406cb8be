package io.totem.policy.access;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.script.Interpreted;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps for each process who may change what it runs: looked at when it is first seen, when it runs something else or as
 * somebody else, and otherwise every sixteenth sweep. For the sweeps' thread.
 */
public final class ProcessAccesses {

    private static final int SHARES = 16;

    /** Of one process; the longest class paths have some hundred entries. */
    private static final int MOST_LOADED = 64;

    private record Kept(
            Optional<String> executable, List<String> commandLine, int uid, Optional<ProcessAccess> access) {

        boolean isOf(ProcessSample process) {
            return uid == process.uid()
                    && executable.equals(process.executable())
                    && (commandLine == process.commandLine() || commandLine.equals(process.commandLine()));
        }
    }

    private static final List<String> SYSTEMS = List.of("/usr/", "/lib/", "/lib64/", "/lib32/", "/bin/", "/sbin/");
    private static final String LOCAL = "/usr/local/";

    private final AccessReader reader;
    private final ProcessInspector inspector;
    private Map<ProcessIdentity, Kept> before = Map.of();
    private Map<ProcessIdentity, Kept> now = Map.of();
    private Optional<ProcessSweep> newest = Optional.empty();
    private int sweeps;

    public ProcessAccesses(AccessReader reader, ProcessInspector inspector) {
        this.reader = reader;
        this.inspector = inspector;
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
        Map<String, FileAccess> loaded = new HashMap<>();
        Stream.of(
                        Interpreted.of(process).stream().flatMap(interpreted -> interpreted.files(process).stream()),
                        environment(process),
                        libraries(process))
                .flatMap(files -> files)
                .distinct()
                .limit(MOST_LOADED)
                .forEach(path -> reader.of(process, path).ifPresent(file -> loaded.put(path, file)));
        Optional<ProcessAccess> access = program.isEmpty() && loaded.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProcessAccess(
                        reader.accounts(process).of(process.uid()),
                        reader.accounts(process).of(process.realUid()),
                        program,
                        loaded,
                        keptGroup(process)));
        return new Kept(process.executable(), process.commandLine(), process.uid(), access);
    }

    /**
     * Of what root runs by an interpreter's link, as a virtual environment of Python has one ({@code venv/bin/python}): that link, and
     * what the interpreter reads because it lies beside it. What is not there is left out.
     */
    private Stream<String> environment(ProcessSample process) {
        if (!isHostsRoots(process)
                || Interpreted.of(process).isEmpty()
                || process.commandLine().isEmpty()) {
            return Stream.empty();
        }
        String called = process.commandLine().getFirst();
        if (called.indexOf('/') < 0
                || process.executable().filter(called::equals).isPresent()) {
            return Stream.empty();
        }
        Optional<String> link =
                Interpreted.path(called, called.startsWith("/") ? "" : inspector.workingFolder(process.pid()));
        return link.stream()
                .flatMap(path -> Stream.concat(Stream.of(path), besideLink(path, process)))
                .filter(path -> reader.of(process, path)
                        .filter(file -> file.owner().isPresent())
                        .isPresent());
    }

    /** {@code pyvenv.cfg} and {@code lib/python3.13/site-packages} (PEP 405). */
    private static Stream<String> besideLink(String link, ProcessSample process) {
        String folder = link.substring(0, link.lastIndexOf('/'));
        if (folder.lastIndexOf('/') <= 0) {
            return Stream.empty();
        }
        String environment = folder.substring(0, folder.lastIndexOf('/') + 1);
        String version = ProgramPath.fileName(process.executable().orElse(""));
        return Stream.of("pyvenv.cfg", "lib/" + version + "/site-packages").map(environment::concat);
    }

    /** Whoever made somebody root by intent gave root's groups as well (initgroups(3)). */
    private Optional<KeptGroup> keptGroup(ProcessSample process) {
        return isHostsRoots(process) && !process.actsForAnother()
                ? reader.accounts(process).keptByRoot(inspector.groups(process.pid()))
                : Optional.empty();
    }

    private static boolean isHostsRoots(ProcessSample process) {
        return process.uid() == 0 && process.containerId().isEmpty() && !process.kernelThread();
    }

    /** Who can replace a library or a plugin of what root runs has root's rights; of others nobody gains much by that. */
    private Stream<String> libraries(ProcessSample process) {
        return isHostsRoots(process)
                ? inspector.mappedPrograms(process.pid(), ProcessAccesses::mayBeOthers).stream()
                        .filter(path ->
                                process.executable().filter(path::equals).isEmpty())
                : Stream.empty();
    }

    /** Where packages put libraries only root can: looking at each of those for every process says nothing new. */
    private static boolean mayBeOthers(String path) {
        return SYSTEMS.stream().noneMatch(path::startsWith) || path.startsWith(LOCAL);
    }
}
