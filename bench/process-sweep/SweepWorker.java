import com.sun.management.ThreadMXBean;
import io.totem.platform.caller.Role;
import io.totem.policy.access.AccessReader;
import io.totem.policy.access.ProcessAccesses;
import io.totem.policy.behaviour.BehaviourReader;
import io.totem.policy.behaviour.MachineBehaviour;
import io.totem.policy.container.Container;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.Platform;
import io.totem.policy.place.Places;
import io.totem.policy.port.FirewallFiles;
import io.totem.policy.port.HostAddresses;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.PortReader;
import io.totem.policy.provenance.ProvenanceReader;
import io.totem.policy.script.Interpreted;
import io.totem.policy.supervisor.SocketUnits;
import io.totem.policy.supervisor.UnitFiles;
import io.totem.policy.termination.Decision;
import io.totem.policy.termination.Expectation;
import io.totem.policy.termination.HostFacts;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.Question;
import io.totem.policy.termination.TerminationDecision;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.AddressTable;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sweeps when it is told to: for each line on its standard input ({@code processes}, {@code sockets}, {@code verdicts} or
 * {@code full}) it answers with the nanoseconds that took, how many processes were told, how many listening sockets found
 * their process, and how many bytes the sweep allocated.
 */
final class SweepWorker {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final HostRoot host = HostRoot.local();
    private final ProcessTable table = new ProcessTable(host, Clock.systemUTC(), Interpreted.INPUTS);
    private final CatalogueDictionary dictionary = new CatalogueDictionary(Platform.LINUX);
    private final AccessReader reader = new AccessReader(host, Clock.systemUTC());
    private final ProcessAccesses accesses = new ProcessAccesses(reader);
    private final Places places = new Places(
            List.of("/usr", "/bin", "/sbin", "/lib", "/opt", "/snap"), reader);
    private final Assessor assessor = new Assessor(
            new Explainer(dictionary), places, facts(), new Warnings(KnownPorts.read(), 20), VerdictMode.GRADED);
    private final HostFactsReader facts = new HostFactsReader(host, Container::unread, new UnitFiles(host.root(), Clock.systemUTC()));
    private final PolicyLookup policies = new PolicyLookup(dictionary, places);
    private int decided;

    /** What a sweep found. */
    private record Found(int processes, int sockets) {

        static Found of(ProcessSweep sweep) {
            return new Found(
                    sweep.processes().size(),
                    sweep.listening().values().stream().mapToInt(List::size).sum());
        }
    }

    void main() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            measure(
                    switch (order) {
                        case "processes" -> () -> Found.of(table.sweepWithoutSockets());
                        case "sockets" -> () -> Found.of(table.sweep());
                        case "verdicts" -> this::verdicts;
                        case "full" -> this::full;
                        default -> throw new IllegalArgumentException("no such order: " + order);
                    });
        }
    }

    private FactsReader facts() {
        ProcessInspector inspector = new ProcessInspector(host);
        BehaviourReader behaviour =
                new BehaviourReader(inspector, new MachineBehaviour(inspector, host, Clock.systemUTC()), _ -> Optional.empty());
        PortReader ports = new PortReader(
                new HostAddresses(() -> AddressTable.read(host), Clock.systemUTC()),
                Container::unread,
                new SocketUnits(host.root(), Clock.systemUTC()),
                new FirewallFiles(host.root(), Clock.systemUTC()));
        ProvenanceReader provenance = new ProvenanceReader(host, Clock.systemUTC());
        return (process, sweep) -> new ProcessFacts(
                accesses.read(process, sweep),
                ports.read(process, sweep),
                behaviour.read(process, sweep).behaviour(),
                provenance.read(process, sweep));
    }

    private Found verdicts() {
        ProcessSweep sweep = table.sweep();
        assessor.assess(sweep);
        return Found.of(sweep);
    }

    /** All that stands in the list: verdict, warnings and explanation, and for an admin whether it may be ended and who starts it again. */
    private Found full() {
        ProcessSweep sweep = table.sweep();
        Map<ProcessIdentity, Assessment> assessments = assessor.assess(sweep);
        HostFacts now = facts.read(sweep);
        Map<Integer, ProcessSample> byPid = HashMap.newHashMap(sweep.processes().size());
        sweep.processes().forEach(process -> byPid.put(process.pid(), process));
        for (ProcessSample process : sweep.processes()) {
            Assessment assessment = assessments.get(process.identity());
            Decision decision = TerminationDecision.decide(new Question(
                    process,
                    Expectation.of(process),
                    process.containerId().map(Container::unread),
                    Optional.ofNullable(byPid.get(process.parentPid())),
                    policies.remembered(assessment.policies()),
                    Optional.of(Role.ADMIN),
                    now));
            // Used, so that no compiler leaves it out.
            decided += decision.because().en().length()
                    + assessment.summary().ko().length()
                    + assessment.explanation().description().en().length();
        }
        return Found.of(sweep);
    }

    private static void measure(Supplier<Found> sweep) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Found found = sweep.get();
        long nanos = System.nanoTime() - start;
        System.out.println(nanos + " " + found.processes() + " " + found.sockets() + " "
                + (THREADS.getCurrentThreadAllocatedBytes() - allocated));
    }
}
