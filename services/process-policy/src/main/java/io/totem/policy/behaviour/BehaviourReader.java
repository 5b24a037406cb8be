package io.totem.policy.behaviour;

import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.HostReach;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.facts.Rights;
import io.totem.policy.facts.StartUp;
import io.totem.procfs.Held;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what processes do. Of each process that is its standard streams, a shell's other sockets, and its environment's two names:
 * when it is first seen, at the next sweep, when it runs another program, and otherwise every sixteenth sweep. For one thread at a time.
 */
public final class BehaviourReader implements FactsReader {

    /** Each sweep looks again at one process in so many. */
    private static final int SHARES = 16;

    private static final int INIT = 1;
    private static final int ROOT = 0;

    /** The user namespace that every machine begins with: its number is a constant of the kernel (PROC_USER_INIT_INO). */
    private static final String FIRST_USERS = "user:[4026531837]";

    private static final Set<String> LOADER_VARIABLES = Set.of("LD_PRELOAD", "LD_AUDIT");

    private final ProcessInspector inspector;
    private final Streams streams;
    private final MachineBehaviour machine;
    private final StartUpReader startUps;
    private final Function<ProcessSample, Optional<HostReach>> reaches;
    private Map<Integer, Looked> looked = Map.of();
    private ProcessSweep sweep;
    private int sweeps;

    /** @param reaches what the container of a process may do to the host */
    public BehaviourReader(
            ProcessInspector inspector,
            MachineBehaviour machine,
            StartUpReader startUps,
            Function<ProcessSample, Optional<HostReach>> reaches) {
        this.inspector = inspector;
        this.streams = new Streams(inspector);
        this.machine = machine;
        this.startUps = startUps;
        this.reaches = reaches;
    }

    @Override
    public ProcessFacts read(ProcessSample process, ProcessSweep now) {
        if (now != sweep) {
            look(now);
        }
        Looked seen = looked.get(process.pid());
        return seen == null ? ProcessFacts.NONE : seen.facts();
    }

    private void look(ProcessSweep now) {
        sweeps++;
        Map<Integer, Looked> fresh = HashMap.newHashMap(now.processes().size());
        Map<Integer, Looked> pending = new HashMap<>();
        List<ProcessSample> readers = new ArrayList<>();
        for (ProcessSample process : now.processes()) {
            if (process.kernelThread()) {
                continue;
            }
            Looked seen = look(process);
            seen.opens(now.held().getOrDefault(process.pid(), Set.of()), this::relevant);
            fresh.put(process.pid(), seen);
            if (Streams.isPending(seen)) {
                pending.put(process.pid(), seen);
            }
            if (seen.readsFrom().isPresent()) {
                readers.add(process);
            }
        }
        streams.follow(pending);
        new HeldConnections(inspector, fresh).join(holders(now, fresh), now.processes());
        new Pipelines(inspector, now, fresh).join(readers);
        new ShellRelays(inspector, now, fresh).join(readers);
        new Tracers(inspector, now, fresh).join();
        new Exfiltrations(inspector, now, fresh).join();
        machine.tell(now, fresh);
        looked = fresh;
        sweep = now;
    }

    private static List<ProcessSample> holders(ProcessSweep sweep, Map<Integer, Looked> looked) {
        return sweep.processes().stream()
                .filter(process -> Optional.ofNullable(looked.get(process.pid()))
                        .filter(seen -> !seen.held().isEmpty() && !seen.isConnected())
                        .isPresent())
                .toList();
    }

    private Looked look(ProcessSample process) {
        Looked before = looked.get(process.pid());
        boolean same = before != null && before.runs(process);
        boolean due = !same || before.isNew() || process.pid() % SHARES == sweeps % SHARES;
        Looked now = due ? read(process, same ? Optional.of(before) : Optional.empty()) : before;
        if (due) {
            now.may(rights(process, now));
        }
        if (process.containerId().isPresent()) {
            now.reaches(reaches.apply(process));
        }
        return now;
    }

    /** An engine's own program is in a container's group for a moment before it goes into its namespaces: so not at first sight. */
    private Rights rights(ProcessSample process, Looked seen) {
        boolean contained = process.containerId().isPresent();
        boolean capable = !contained && process.uid() != ROOT && process.capabilities() != 0;
        return new Rights(
                capable && inspector.namespace(process.pid(), "user").equals(FIRST_USERS) ? process.capabilities() : 0,
                contained && !seen.isNew() && hasHostFiles(process),
                seen.rights().held());
    }

    private Set<Held> relevant(Set<Held> open) {
        return open.stream()
                .filter(held -> held.kind() != Held.Kind.DISK || inspector.isMounted(held.name()))
                .collect(Collectors.toSet());
    }

    private boolean hasHostFiles(ProcessSample process) {
        String own = inspector.namespace(process.pid(), "mnt");
        return !own.isEmpty() && own.equals(inspector.namespace(INIT, "mnt"));
    }

    /** The environment is what the program was started with: it is read twice, as the first time may have been before that. */
    private Looked read(ProcessSample process, Optional<Looked> before) {
        ProcessPipes pipes = inspector.pipes(process.pid());
        Map<Integer, Long> beside = Looked.isShell(process) ? inspector.heldSockets(process.pid()) : Map.of();
        if (before.filter(known -> !known.isNew()).isPresent()) {
            return before.get()
                    .again(
                            process,
                            pipes,
                            beside,
                            before.get().variables(),
                            before.get().startUp());
        }
        Map<String, String> environment = inspector
                .environment(process.pid(), StartUpReader.variables(process, LOADER_VARIABLES))
                .orElse(Map.of());
        Map<String, String> loaders = new HashMap<>(environment);
        loaders.keySet().retainAll(LOADER_VARIABLES);
        StartUp told = startUps.read(process, environment);
        return before.map(known -> known.again(process, pipes, beside, loaders, told))
                .orElseGet(() -> new Looked(process, pipes, beside, loaders, told));
    }
}
