package io.totem.policy.behaviour;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Hidden;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What concerns the machine and not one program, read every half minute at most. It is told of the process that it is about,
 * and of PID 1 where that has no row or there is none.
 */
public final class MachineBehaviour {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int INIT = 1;
    private static final int MOST_TOLD = 64;
    private static final Pattern SEPARATORS = Pattern.compile("[:\\s]++");

    private final ProcessInspector inspector;
    private final Path preloadFile;
    private final Clock clock;
    private Set<Integer> covered = Set.of();
    private List<String> preloads = List.of();
    private Instant until = Instant.MIN;

    public MachineBehaviour(ProcessInspector inspector, HostRoot host, Clock clock) {
        this.inspector = inspector;
        this.preloadFile = host.root().resolve("etc/ld.so.preload");
        this.clock = clock;
    }

    Map<ProcessIdentity, Behaviour> look(ProcessSweep sweep) {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            covered = inspector.coveredProcesses();
            preloads = read();
            until = now.plus(KEPT);
        }
        return covered.isEmpty() && preloads.isEmpty() && sweep.unlisted().isEmpty() ? Map.of() : told(sweep);
    }

    private Map<ProcessIdentity, Behaviour> told(ProcessSweep sweep) {
        Map<Integer, ProcessIdentity> rows = new HashMap<>();
        for (ProcessSample process : sweep.processes()) {
            int pid = process.pid();
            if (pid == INIT || covered.contains(pid) || sweep.unlisted().contains(pid)) {
                rows.put(pid, process.identity());
            }
        }
        Map<ProcessIdentity, List<Hidden>> hidden = new HashMap<>();
        if (!preloads.isEmpty() && rows.containsKey(INIT)) {
            hidden.put(rows.get(INIT), new ArrayList<>());
        }
        covered.stream().sorted().limit(MOST_TOLD).forEach(pid -> tell(pid, Hidden.Way.COVERED, rows, hidden));
        sweep.unlisted().stream().sorted().forEach(pid -> tell(pid, Hidden.Way.UNLISTED, rows, hidden));
        Map<ProcessIdentity, Behaviour> told = new HashMap<>();
        hidden.forEach((row, of) ->
                told.put(row, Behaviour.NONE.ofMachine(row.pid() == INIT ? preloads : List.of(), of)));
        return told;
    }

    private static void tell(
            int pid, Hidden.Way way, Map<Integer, ProcessIdentity> rows, Map<ProcessIdentity, List<Hidden>> hidden) {
        Optional.ofNullable(rows.get(pid))
                .or(() -> Optional.ofNullable(rows.get(INIT)))
                .ifPresent(row ->
                        hidden.computeIfAbsent(row, _ -> new ArrayList<>()).add(new Hidden(pid, way)));
    }

    /** The libraries that ld.so(8) loads into every program; none where there is no such file, or it may not be read. */
    private List<String> read() {
        try {
            if (!Files.isRegularFile(preloadFile) || Files.size(preloadFile) > MOST_BYTES) {
                return List.of();
            }
            String text = new String(Files.readAllBytes(preloadFile), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.split("#", 2)[0])
                    .flatMap(SEPARATORS::splitAsStream)
                    .filter(path -> !path.isEmpty())
                    .limit(MOST_TOLD)
                    .toList();
        } catch (IOException goneOrClosedToUs) {
            return List.of();
        }
    }
}
