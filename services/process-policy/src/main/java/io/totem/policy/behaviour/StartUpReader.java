package io.totem.policy.behaviour;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.facts.StartUp;
import io.totem.policy.facts.StartUp.Loaded;
import io.totem.policy.known.Interpreter;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Load;
import io.totem.policy.warning.AdHocServer;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what programs were told when they were started. Code that is loaded besides the script counts only where it lies under a
 * folder that is open to everybody or, of what root runs, where somebody else may change it; it is named by an option, by a variable of the environment, or it is a module in the folder
 * that the process stands in.
 */
public final class StartUpReader {

    private static final int ROOT = 0;
    private static final int MOST_LOADS = 32;
    private static final Pattern SEPARATORS = Pattern.compile("[:;?\\s]++");

    private static final Pattern BLANKS = Pattern.compile("\\s++");

    /** Where the files of an AppImage appear while it runs; it looks for its own modules there. */
    private static final String APP_IMAGE = "/tmp/.mount_";

    /** What opens a port for a debugger. */
    private static final Pattern DEBUGGING =
            Pattern.compile("-agentlib:jdwp=.*|-Xrunjdwp.*|-Dcom\\.sun\\.management\\.jmxremote.*|--inspect.*");

    private final ProcessInspector inspector;
    private final FileAccesses accesses;
    private final MinerSettingsReader miners;

    public StartUpReader(ProcessInspector inspector, FileAccesses accesses, MinerSettingsReader miners) {
        this.inspector = inspector;
        this.accesses = accesses;
        this.miners = miners;
    }

    /** The names of the environment that matter to this process, with these. */
    static Set<String> variables(ProcessSample process, Set<String> always) {
        Optional<Interpreter> interpreter = Interpreted.of(process).flatMap(Interpreted::interpreter);
        if (interpreter.isEmpty()) {
            return always;
        }
        Set<String> names = new HashSet<>(always);
        names.addAll(interpreter.get().pathVariables());
        names.addAll(interpreter.get().optionVariables());
        return names;
    }

    /** @param environment the values of {@link #variables} that there are */
    StartUp read(ProcessSample process, Map<String, String> environment) {
        Optional<Interpreted> interpreted = Interpreted.of(process);
        List<Loaded> loads =
                interpreted.map(one -> loads(process, one, environment)).orElse(List.of());
        List<String> options = interpreted
                .flatMap(Interpreted::interpreter)
                .map(row -> debugging(row, environment))
                .orElse(List.of());
        StartUp told = new StartUp(loads, options, miners.of(process), servedFolder(process));
        return told.equals(StartUp.NONE) ? StartUp.NONE : told;
    }

    /** Where a relative path leads: where the process stands now, as servers of a folder do not move. */
    private Optional<String> servedFolder(ProcessSample process) {
        return AdHocServer.of(process)
                .flatMap(AdHocServer::folder)
                .flatMap(folder ->
                        Interpreted.path(folder, folder.startsWith("/") ? "" : inspector.workingFolder(process.pid())));
    }

    private static List<String> debugging(Interpreter interpreter, Map<String, String> environment) {
        return interpreter.optionVariables().stream()
                .flatMap(name -> BLANKS.splitAsStream(environment.getOrDefault(name, "")))
                .filter(word -> DEBUGGING.matcher(word).matches())
                .toList();
    }

    private List<Loaded> loads(ProcessSample process, Interpreted interpreted, Map<String, String> environment) {
        List<Load> named = new ArrayList<>(Interpreted.loads(process));
        interpreted.interpreter().ifPresent(row -> {
            row.pathVariables()
                    .forEach(name -> SEPARATORS
                            .splitAsStream(environment.getOrDefault(name, ""))
                            .map(path -> new Load(name, path))
                            .forEach(named::add));
            row.optionVariables()
                    .forEach(name -> named.addAll(interpreted.loads(name, environment.getOrDefault(name, ""))));
        });
        List<Loaded> open = new ArrayList<>();
        named.stream()
                .limit(MOST_LOADS)
                .forEach(load -> add(process, load, load.path().startsWith("/"), open));
        interpreted.moduleFiles().forEach(file -> add(process, new Load("-m", file), false, open));
        return open;
    }

    /** @param absent whether it counts where there is nothing yet: anybody can put it there */
    private void add(ProcessSample process, Load load, boolean absent, List<Loaded> into) {
        String folder = load.path().startsWith("/") ? "" : inspector.workingFolder(process.pid());
        Interpreted.path(load.path(), folder)
                .filter(path -> !path.startsWith(APP_IMAGE))
                .flatMap(path -> accesses.of(process, path)
                        .filter(access -> isOpen(process, access, absent))
                        .map(access -> new Loaded(load.by(), path, access)))
                .ifPresent(into::add);
    }

    private static boolean isOpen(ProcessSample process, FileAccess access, boolean absent) {
        boolean others = process.uid() == ROOT && process.containerId().isEmpty() && !access.isClosedBut(ROOT);
        return (others || access.openFolder().isPresent())
                && access.closed().isEmpty()
                && (absent || access.owner().isPresent());
    }
}
