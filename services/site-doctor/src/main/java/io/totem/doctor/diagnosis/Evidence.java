package io.totem.doctor.diagnosis;

import io.totem.api.sites.Statement;
import io.totem.doctor.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a walk has seen so far.
 *
 * @param startedAt when the walk began
 * @param reports in the order of the walk
 */
public record Evidence(Site site, Instant startedAt, List<StageReport> reports) {

    public Evidence {
        Objects.requireNonNull(site, "target");
        Objects.requireNonNull(startedAt, "startedAt");
        reports = List.copyOf(reports);
    }

    static Evidence none(Site site, Instant startedAt) {
        return new Evidence(site, startedAt, List.of());
    }

    Evidence with(StageReport report) {
        List<StageReport> more = new ArrayList<>(reports);
        more.add(report);
        return new Evidence(site, startedAt, more);
    }

    /** What both have seen, in the order of the walk. */
    Evidence and(Evidence other) {
        return new Evidence(
                site,
                startedAt,
                Stream.concat(reports.stream(), other.reports.stream())
                        .distinct()
                        .sorted(Comparator.comparing(StageReport::stage))
                        .toList());
    }

    /** What the stage with such facts saw. */
    public <F extends Facts> Optional<F> find(Class<F> kind) {
        return reports.stream()
                .flatMap(report -> report.facts().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** What these stages saw, in words; those that were skipped or could not tell have nothing to show. */
    public List<Statement> saw(StageName... stages) {
        List<StageName> asked = List.of(stages);
        return reports.stream()
                .filter(report -> asked.contains(report.stage()))
                .filter(report -> report.outcome() == Outcome.PASSED || report.outcome() == Outcome.FAILED)
                .map(StageReport::said)
                .toList();
    }

    /** Whether the page came as it should. */
    public boolean answers() {
        return outcome(StageName.HTTP).filter(Outcome.PASSED::equals).isPresent();
    }

    public Optional<Outcome> outcome(StageName stage) {
        return reports.stream()
                .filter(report -> report.stage() == stage)
                .map(StageReport::outcome)
                .findFirst();
    }
}
