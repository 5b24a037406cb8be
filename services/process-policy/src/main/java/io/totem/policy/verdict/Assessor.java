package io.totem.policy.verdict;

import io.totem.api.policies.ProcessPolicy;
import io.totem.api.processes.Verdict;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.explanation.Search;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.place.Place;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.supervisor.ServiceUnit;
import io.totem.policy.warning.Ancestor;
import io.totem.policy.warning.Evidence;
import io.totem.policy.warning.ProgramKind;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Judges every process of a sweep. What a process runs, and what follows from that, is kept from sweep to sweep; so is the
 * assessment while nothing changed that it depends on: the sentences cost more than the looking. For one thread at a time.
 */
public final class Assessor {

    /** In each sweep one process in so many is looked at afresh: the folder it lies in may have changed. */
    private static final int SHARES = 16;

    /** What follows from what a process runs and for whom. */
    private record Program(Search search, Optional<Place> place, boolean takesCommands) {}

    /** What the dictionary and the packages say of it. */
    private record Said(Object edition, Search search, Explanation explanation, List<ProcessPolicy> policies) {

        boolean holds(Object now, Search wanted, Provenance found) {
            return edition == now
                    && search.equals(wanted)
                    && explanation.provenance().equals(found);
        }
    }

    /** What an assessment depends on besides the sample. */
    private record Basis(
            Explanation explanation,
            List<ProcessPolicy> policies,
            Optional<Place> place,
            List<ListeningSocket> listening,
            List<Ancestor> ancestors,
            ProcessFacts facts,
            long busyMinutes) {}

    private record Kept(
            ProcessSample process, Program program, Said said, Basis basis, Busy busy, Assessment assessment) {

        /** Whether it runs the same, and for the same user. */
        boolean runs(ProcessSample now) {
            return process.kernelThread() == now.kernelThread()
                    && process.comm().equals(now.comm())
                    && process.executable().equals(now.executable())
                    && process.commandLine().equals(now.commandLine())
                    && process.inputs().equals(now.inputs())
                    && process.user().equals(now.user())
                    && process.containerId().equals(now.containerId());
        }

        /** Whether all else is the same that an assessment takes from a sample. */
        boolean stands(ProcessSample now) {
            return process.executableDeleted() == now.executableDeleted()
                    && process.uid() == now.uid()
                    && process.capabilities() == now.capabilities()
                    && process.realUid() == now.realUid()
                    && process.cgroup().equals(now.cgroup())
                    && process.session().equals(now.session())
                    && (long) process.memoryPercent() == (long) now.memoryPercent();
        }
    }

    private final Explainer explainer;
    private final ExecutableLocations places;
    private final FactsReader facts;
    private final Warnings warnings;
    private final VerdictMode mode;
    private final Function<String, Optional<ServiceUnit>> units;
    private final LongSupplier nanoTime;
    private Map<ProcessIdentity, Kept> kept = Map.of();
    private int sweeps;
    private long sweptAt;
    private long sweptBefore;

    /** @param units what the files of a systemd service say */
    public Assessor(
            Explainer explainer,
            ExecutableLocations places,
            FactsReader facts,
            Warnings warnings,
            VerdictMode mode,
            Function<String, Optional<ServiceUnit>> units) {
        this(explainer, places, facts, warnings, mode, units, System::nanoTime);
    }

    /** With a stopwatch that a test can turn. */
    Assessor(
            Explainer explainer,
            ExecutableLocations places,
            FactsReader facts,
            Warnings warnings,
            VerdictMode mode,
            Function<String, Optional<ServiceUnit>> units,
            LongSupplier nanoTime) {
        this.explainer = explainer;
        this.places = places;
        this.facts = facts;
        this.warnings = warnings;
        this.mode = mode;
        this.units = units;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    public Map<ProcessIdentity, Assessment> assess(ProcessSweep sweep) {
        sweeps++;
        sweptBefore = sweptAt;
        sweptAt = nanoTime.getAsLong();
        Object edition = explainer.edition();
        Lineage lineage = new Lineage(sweep, units);
        Map<ProcessIdentity, Kept> now = HashMap.newHashMap(sweep.processes().size());
        Map<ProcessIdentity, Assessment> assessments =
                HashMap.newHashMap(sweep.processes().size());
        for (ProcessSample process : sweep.processes()) {
            List<ListeningSocket> listening = sweep.listening().getOrDefault(process.pid(), List.of());
            Kept fresh = assess(
                    process,
                    listening,
                    lineage,
                    facts.read(process, sweep),
                    edition,
                    Optional.ofNullable(kept.get(process.identity())));
            now.put(process.identity(), fresh);
            assessments.put(process.identity(), fresh.assessment());
        }
        kept = now;
        return assessments;
    }

    private Kept assess(
            ProcessSample process,
            List<ListeningSocket> listening,
            Lineage lineage,
            ProcessFacts read,
            Object edition,
            Optional<Kept> before) {
        Optional<Kept> same = before.filter(kept -> kept.runs(process));
        Program program = program(process, same.map(Kept::program));
        Said said = same.map(Kept::said)
                .filter(kept -> kept.holds(edition, program.search(), read.provenance()))
                .orElseGet(() -> said(process, program.search(), read.provenance(), edition));
        Explanation explanation = said.explanation().with(read.provenance(), read.own());
        Busy busy = before.map(Kept::busy).orElse(Busy.NOT).next(process, sweptBefore);
        Basis basis = new Basis(
                explanation,
                said.policies(),
                program.place(),
                listening,
                program.takesCommands()
                                || read.behaviour().connection().isPresent()
                                || isUnexplainedRoots(process, explanation)
                        ? lineage.of(process)
                        : List.of(),
                read,
                busy.until(sweptAt).toMinutes());
        Assessment assessment = same.filter(
                        kept -> kept.stands(process) && kept.basis().equals(basis))
                .map(Kept::assessment)
                .orElseGet(() -> judge(process, basis));
        return new Kept(process, program, said, basis, busy, assessment);
    }

    private Program program(ProcessSample process, Optional<Program> same) {
        if (same.isPresent() && process.pid() % SHARES != sweeps % SHARES) {
            return same.get();
        }
        return new Program(
                same.map(kept -> Explainer.again(kept.search(), process, places))
                        .orElseGet(() -> Explainer.search(process, places)),
                places.of(process),
                ProgramKind.of(process).isPresent() || ProgramKind.takesCommands(process));
    }

    private Said said(ProcessSample process, Search search, Provenance found, Object edition) {
        return new Said(
                edition,
                search,
                explainer.explain(search).with(found, Optional.empty()),
                explainer.policies(process, search));
    }

    /** Where no unit says so, its ancestors tell whether it is one of cron's jobs. */
    private static boolean isUnexplainedRoots(ProcessSample process, Explanation explanation) {
        return process.uid() == 0
                && !explanation.explained()
                && process.systemdUnit().isEmpty()
                && !process.kernelThread();
    }

    private Assessment judge(ProcessSample process, Basis basis) {
        Explanation explanation = basis.explanation();
        List<Warning> found = warnings.of(new Evidence(
                process,
                basis.listening(),
                explanation,
                basis.place(),
                basis.ancestors(),
                basis.facts(),
                Duration.ofMinutes(basis.busyMinutes())));
        Verdict verdict = process.kernelThread() ? Verdict.SAFE : mode.of(explanation.explained(), found);
        return new Assessment(
                explanation, found, verdict, Summary.of(explanation, found), basis.facts(), basis.policies());
    }
}
