package io.totem.policy.behaviour;

import io.totem.policy.facts.Hidden;
import io.totem.procfs.CgroupMembers;
import io.totem.procfs.CoveredProcess;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final CgroupMembers groups;
    private List<Hidden> covered = List.of();
    private List<String> preloads = List.of();
    private Set<Integer> told = Set.of();
    private Instant until = Instant.MIN;

    public MachineBehaviour(ProcessInspector inspector, HostRoot host, Clock clock) {
        this.inspector = inspector;
        this.preloadFile = host.root().resolve("etc/ld.so.preload");
        this.groups = new CgroupMembers(host);
        this.clock = clock;
    }

    /** @param looked by PID: those that it is told of */
    void tell(ProcessSweep sweep, Map<Integer, Looked> looked) {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            covered = inspector.coveredProcesses().stream()
                    .sorted(Comparator.comparingInt(CoveredProcess::pid))
                    .limit(MOST_TOLD)
                    .map(this::hidden)
                    .toList();
            preloads = read();
            until = now.plus(KEPT);
        }
        Map<Integer, List<Hidden>> hidden = new HashMap<>();
        covered.forEach(found -> add(found, looked, hidden));
        sweep.unlisted().stream().sorted().forEach(pid -> add(new Hidden(pid, Hidden.Way.UNLISTED), looked, hidden));
        told.forEach(pid -> hidden.computeIfAbsent(pid, _ -> List.of()));
        hidden.computeIfAbsent(INIT, _ -> List.of());
        hidden.forEach((pid, found) -> Optional.ofNullable(looked.get(pid))
                .ifPresent(process -> process.stands(pid == INIT ? preloads : List.of(), found)));
        told = Set.copyOf(hidden.keySet());
    }

    private Hidden hidden(CoveredProcess process) {
        return new Hidden(process.pid(), Hidden.Way.COVERED, process.shown(), groups.unitOf(process.pid()));
    }

    private static void add(Hidden found, Map<Integer, Looked> looked, Map<Integer, List<Hidden>> hidden) {
        hidden.computeIfAbsent(looked.containsKey(found.pid()) ? found.pid() : INIT, _ -> new ArrayList<>())
                .add(found);
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
