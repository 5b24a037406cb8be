package io.totem.policy.verdict;

import io.totem.policy.explanation.Explainer;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.explanation.Search;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.Place;
import io.totem.policy.place.Places;
import io.totem.policy.warning.Ancestor;
import io.totem.policy.warning.Evidence;
import io.totem.policy.warning.ProgramKind;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Judges every process of a sweep. What a process runs, and what follows from that, is kept from sweep to sweep; so is the
 * assessment while nothing changed that it depends on: the sentences cost more than the looking. For one thread at a time.
 */
public final class Assessor {

    /** In each sweep one process in so many is looked at afresh: the folder it lies in may have changed. */
    private static final int SHARES = 16;

    /** What a process runs, and for whom. */
    private record Program(
            Optional<String> executable,
            String comm,
            List<String> commandLine,
            ProcessInputs inputs,
            String user,
            Optional<String> container,
            boolean kernelThread) {

        static Program of(ProcessSample process) {
            return new Program(
                    process.executable(),
                    process.comm(),
                    process.commandLine(),
                    process.inputs(),
                    process.user(),
                    process.containerId(),
                    process.kernelThread());
        }
    }

    /** What an assessment depends on besides. */
    private record Basis(
            Explanation explanation,
            Optional<Place> place,
            List<ListeningSocket> listening,
            boolean deleted,
            int uid,
            int realUid,
            String cgroup,
            Session session,
            long memoryPercent,
            List<Ancestor> ancestors,
            ProcessFacts facts,
            long busyMinutes) {}

    private record Kept(
            Program program, Search search, boolean started, Basis basis, Busy busy, Assessment assessment) {}

    private final Explainer explainer;
    private final Places places;
    private final FactsReader facts;
    private final Warnings warnings;
    private final VerdictMode mode;
    private final LongSupplier nanoTime;
    private Map<ProcessIdentity, Kept> kept = Map.of();
    private int sweeps;
    private long sweptAt;
    private long sweptBefore;

    public Assessor(Explainer explainer, Places places, FactsReader facts, Warnings warnings, VerdictMode mode) {
        this(explainer, places, facts, warnings, mode, System::nanoTime);
    }

    /** With a stopwatch that a test can turn. */
    Assessor(
            Explainer explainer,
            Places places,
            FactsReader facts,
            Warnings warnings,
            VerdictMode mode,
            LongSupplier nanoTime) {
        this.explainer = explainer;
        this.places = places;
        this.facts = facts;
        this.warnings = warnings;
        this.mode = mode;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    public Map<ProcessIdentity, Assessment> assess(ProcessSweep sweep) {
        sweeps++;
        sweptBefore = sweptAt;
        sweptAt = nanoTime.getAsLong();
        Lineage lineage = new Lineage(sweep);
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
            Optional<Kept> before) {
        Program program = Program.of(process);
        Optional<Kept> same = before.filter(kept ->
                process.pid() % SHARES != sweeps % SHARES && kept.program().equals(program));
        Search search = same.map(Kept::search).orElseGet(() -> Explainer.search(process, places));
        boolean started = same.map(Kept::started)
                .orElseGet(() -> ProgramKind.of(process).isPresent() || ProgramKind.takesCommands(process));
        Busy busy = before.map(Kept::busy).orElse(Busy.NOT).next(process, sweptBefore);
        Explanation explanation = explainer.explain(search).from(read.provenance());
        Basis basis = new Basis(
                explanation,
                same.map(kept -> kept.basis().place()).orElseGet(() -> places.of(process)),
                listening,
                process.executableDeleted(),
                process.uid(),
                process.realUid(),
                process.cgroup(),
                process.session(),
                (long) process.memoryPercent(),
                started || read.behaviour().connection().isPresent() || isUnexplainedRoots(process, explanation)
                        ? lineage.of(process)
                        : List.of(),
                read,
                busy.until(sweptAt).toMinutes());
        Assessment assessment = before.filter(kept -> kept.program().equals(program))
                .filter(kept -> kept.basis().equals(basis))
                .map(Kept::assessment)
                .orElseGet(() -> judge(process, basis));
        return new Kept(program, search, started, basis, busy, assessment);
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
        return new Assessment(explanation, found, verdict, Summary.of(explanation, found), basis.facts());
    }
}
