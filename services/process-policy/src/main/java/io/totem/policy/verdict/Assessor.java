package io.totem.policy.verdict;

import io.totem.policy.explanation.Explainer;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.place.Place;
import io.totem.policy.place.Places;
import io.totem.policy.warning.Evidence;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges every process of a sweep. A process about which nothing changed keeps its assessment from the sweep before: most
 * do, and the sentences cost more than the looking. For one thread at a time.
 */
public final class Assessor {

    /** Everything an assessment depends on, so that an equal one may be kept. */
    private record Basis(
            Explanation explanation,
            Optional<Place> place,
            List<ListeningSocket> listening,
            boolean deleted,
            int uid,
            String comm,
            Optional<String> container,
            long memoryPercent) {}

    private record Kept(Basis basis, Assessment assessment) {}

    private final Explainer explainer;
    private final Places places;
    private final Warnings warnings;
    private final VerdictMode mode;
    private Map<ProcessIdentity, Kept> kept = Map.of();

    public Assessor(Explainer explainer, Places places, Warnings warnings, VerdictMode mode) {
        this.explainer = explainer;
        this.places = places;
        this.warnings = warnings;
        this.mode = mode;
    }

    public Map<ProcessIdentity, Assessment> assess(ProcessSweep sweep) {
        Map<ProcessIdentity, Kept> now = HashMap.newHashMap(sweep.processes().size());
        Map<ProcessIdentity, Assessment> assessments =
                HashMap.newHashMap(sweep.processes().size());
        for (ProcessSample process : sweep.processes()) {
            List<ListeningSocket> listening = sweep.listening().getOrDefault(process.pid(), List.of());
            Kept fresh = assess(process, listening, kept.get(process.identity()));
            now.put(process.identity(), fresh);
            assessments.put(process.identity(), fresh.assessment());
        }
        kept = now;
        return assessments;
    }

    private Kept assess(ProcessSample process, List<ListeningSocket> listening, Kept before) {
        Explanation explanation = explainer.explain(process, places.ofExecutable(process));
        Basis basis = new Basis(
                explanation,
                places.of(process),
                listening,
                process.executableDeleted(),
                process.uid(),
                process.comm(),
                process.containerId(),
                (long) process.memoryPercent());
        if (before != null && before.basis().equals(basis)) {
            return before;
        }
        List<Warning> found = warnings.of(new Evidence(process, listening, explanation, basis.place()));
        Verdict verdict = process.kernelThread()
                ? Verdict.SAFE
                : mode.of(explanation.known().isPresent(), found);
        return new Kept(basis, new Assessment(explanation, found, verdict, Summary.of(explanation, found)));
    }
}
