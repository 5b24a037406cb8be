package io.totem.policy.behaviour;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.HostReach;
import io.totem.policy.facts.ProcessFacts;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what processes do. Of each process that is its standard streams, and its environment's two names: when it is first
 * seen, at the next sweep, when it runs another program, and otherwise every sixteenth sweep. For one thread at a time.
 */
public final class BehaviourReader implements FactsReader {

    /** Each sweep looks again at one process in so many. */
    private static final int SHARES = 16;

    private static final Set<String> LOADER_VARIABLES = Set.of("LD_PRELOAD", "LD_AUDIT");

    private final ProcessInspector inspector;
    private final Streams streams;
    private final MachineBehaviour machine;
    private final Function<ProcessSample, Optional<HostReach>> reaches;
    private Map<ProcessIdentity, Looked> looked = Map.of();
    private Map<ProcessIdentity, Behaviour> behaviours = Map.of();
    private ProcessSweep sweep;
    private int sweeps;

    /** @param reaches what the container of a process may do to the host */
    public BehaviourReader(
            ProcessInspector inspector,
            MachineBehaviour machine,
            Function<ProcessSample, Optional<HostReach>> reaches) {
        this.inspector = inspector;
        this.streams = new Streams(inspector);
        this.machine = machine;
        this.reaches = reaches;
    }

    @Override
    public ProcessFacts read(ProcessSample process, ProcessSweep now) {
        if (now != sweep) {
            look(now);
        }
        Behaviour behaviour = behaviours.get(process.identity());
        return behaviour == null ? ProcessFacts.NONE : ProcessFacts.NONE.with(behaviour);
    }

    private void look(ProcessSweep now) {
        sweeps++;
        Map<ProcessIdentity, Looked> fresh = HashMap.newHashMap(now.processes().size());
        Map<Integer, Looked> pending = new HashMap<>();
        for (ProcessSample process : now.processes()) {
            if (!process.kernelThread()) {
                Looked seen = look(process);
                fresh.put(process.identity(), seen);
                if (Streams.isPending(seen)) {
                    pending.put(process.pid(), seen);
                }
            }
        }
        streams.follow(pending);
        new Pipelines(inspector, now, fresh).join();
        behaviours = behaviours(now, fresh);
        looked = fresh;
        sweep = now;
    }

    private Map<ProcessIdentity, Behaviour> behaviours(ProcessSweep now, Map<ProcessIdentity, Looked> fresh) {
        Map<ProcessIdentity, Behaviour> found = new HashMap<>();
        fresh.forEach((identity, process) -> {
            if (process.behaviour() != Behaviour.NONE) {
                found.put(identity, process.behaviour());
            }
        });
        machine.look(now)
                .forEach((identity, of) -> found.merge(
                        identity, of, (process, told) -> process.ofMachine(told.preloadFile(), told.hidden())));
        return found;
    }

    private Looked look(ProcessSample process) {
        Looked before = looked.get(process.identity());
        boolean same = before != null && before.runs(process);
        boolean due = !same || before.isNew() || process.pid() % SHARES == sweeps % SHARES;
        Looked now = due ? read(process, same ? Optional.of(before) : Optional.empty()) : before;
        now.reaches(process.containerId().isPresent() ? reaches.apply(process) : Optional.empty());
        return now;
    }

    /** The environment is what the program was started with: it is read twice, as the first time may have been before that. */
    private Looked read(ProcessSample process, Optional<Looked> before) {
        ProcessPipes pipes = inspector.pipes(process.pid());
        return before.map(known -> known.again(process, pipes, known.isNew() ? variables(process) : known.variables()))
                .orElseGet(() -> new Looked(process, pipes, variables(process)));
    }

    private Map<String, String> variables(ProcessSample process) {
        return inspector.environment(process.pid(), LOADER_VARIABLES).orElse(Map.of());
    }
}
