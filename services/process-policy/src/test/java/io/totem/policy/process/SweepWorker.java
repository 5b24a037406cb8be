package io.totem.policy.process;

import com.sun.management.ThreadMXBean;
import io.totem.api.policies.Platform;
import io.totem.platform.caller.Role;
import io.totem.policy.access.AccessReader;
import io.totem.policy.container.ComposeProject;
import io.totem.policy.container.Container;
import io.totem.policy.container.ContainerConfig;
import io.totem.policy.container.Containers;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.termination.Decision;
import io.totem.policy.termination.Expectation;
import io.totem.policy.termination.HostFacts;
import io.totem.policy.termination.HostFactsReader;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.TerminationContext;
import io.totem.policy.termination.TerminationDecision;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

    private final ProcessTable table;
    private final Assessor assessor;
    private final HostFactsReader facts;
    private final PolicyLookup policies;
    private int decided;

    /** What a sweep found. */
    private record Found(int processes, int sockets) {

        static Found of(ProcessSweep sweep) {
            return new Found(
                    sweep.processes().size(),
                    sweep.listening().values().stream().mapToInt(List::size).sum());
        }
    }

    /** Without the library that reads settings: it would leave the heap full of what stands in jars. */
    private record Defaults(
            Path dockerRoot,
            Duration freshFor,
            Duration watchedFor,
            Duration idleEvery,
            VerdictMode verdict,
            int highMemoryPercent,
            List<String> standardPaths)
            implements ProcessConfig {

        Defaults() {
            this(
                    Path.of("/var/lib/docker"),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(60),
                    VerdictMode.GRADED,
                    20,
                    List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/snap"));
        }
    }

    private record NoStack(Optional<String> project, Optional<List<String>> probes) implements ContainerConfig {

        NoStack() {
            this(Optional.empty(), Optional.empty());
        }
    }

    /** Put together as the service is. */
    private SweepWorker(ProcessConfig config, ContainerConfig stack) {
        ProcessParts parts = new ProcessParts(config, HostRoot.local(), Clock.systemUTC());
        ProcessPolicies dictionary = new CatalogueDictionary(Platform.LINUX);
        AccessReader accesses = parts.accesses();
        ExecutableLocations places = parts.places(accesses);
        Containers containers = parts.containers();
        table = (ProcessTable) parts.processes();
        facts = parts.hostFacts(containers);
        policies = parts.policies(dictionary, places);
        assessor = parts.assessor(
                dictionary,
                places,
                parts.facts(accesses, containers, parts.addresses(), new ComposeProject(stack), facts));
    }

    static void main() throws IOException {
        new SweepWorker(new Defaults(), new NoStack()).answer();
    }

    private void answer() throws IOException {
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
            Decision decision = TerminationDecision.decide(new TerminationContext(
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
