package io.totem.doctor.verdict;

import static io.totem.doctor.Messages.statement;

import io.totem.api.sites.Statement;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Outcome;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.rule.Cause;
import io.totem.doctor.rule.Rule;
import io.totem.doctor.rule.Rules;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What comes of a walk.
 *
 * @param causes the surest first; none for a healthy site
 */
public record Verdict(State state, List<Cause> causes, Statement sentence) {

    /** How the site is. */
    public enum State {
        HEALTHY,
        /** It answers as expected, and something went wrong or will: a certificate that ends soon, a disk nearly full. */
        ATTENTION,
        /** It does not answer as expected, or not at all. */
        DOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a visitor goes through: one of these in ruins, and nobody sees the page. */
    private static final Set<StageName> ON_THE_WAY =
            EnumSet.of(StageName.NAME, StageName.PORT, StageName.TLS, StageName.HTTP);

    /** What may be ill although the page came. Of the machine only that counts which a rule finds worth a word. */
    private static final Set<StageName> BEHIND_IT = EnumSet.of(StageName.UPSTREAM);

    public Verdict {
        causes = List.copyOf(causes);
    }

    public static Verdict of(Evidence evidence) {
        Optional<StageReport> down =
                first(evidence, ON_THE_WAY, Outcome.FAILED).or(() -> first(evidence, ON_THE_WAY, Outcome.UNKNOWN));
        if (down.isPresent()) {
            List<Cause> causes = causes(evidence, Rules.ALL.stream());
            return new Verdict(State.DOWN, causes, sentence(evidence, causes, "verdict.unexplained", down.get()));
        }
        List<Cause> causes = causes(evidence, Stream.concat(Rules.ALL.stream(), Rules.CARE.stream()));
        Optional<StageReport> odd = first(evidence, BEHIND_IT, Outcome.FAILED);
        if (causes.isEmpty() && odd.isEmpty()) {
            return new Verdict(State.HEALTHY, List.of(), statement("verdict.healthy", url(evidence)));
        }
        StageReport last = odd.orElseGet(() -> evidence.reports().getLast());
        return new Verdict(State.ATTENTION, causes, sentence(evidence, causes, "verdict.attention", last));
    }

    /** Two rules may come to the same from two sides. */
    private static List<Cause> causes(Evidence evidence, Stream<Rule> rules) {
        Map<String, Cause> surest = new LinkedHashMap<>();
        rules.flatMap(rule -> rule.judge(evidence).stream())
                .sorted(Comparator.comparing(Cause::confidence))
                .forEach(cause -> surest.putIfAbsent(cause.code(), cause));
        return List.copyOf(surest.values());
    }

    private static Statement sentence(Evidence evidence, List<Cause> causes, String unexplained, StageReport seen) {
        return causes.isEmpty()
                ? statement(unexplained, url(evidence), seen.said())
                : causes.getFirst().sentence();
    }

    private static Optional<StageReport> first(Evidence evidence, Set<StageName> stages, Outcome outcome) {
        return evidence.reports().stream()
                .filter(report -> stages.contains(report.stage()) && report.outcome() == outcome)
                .findFirst();
    }

    private static String url(Evidence evidence) {
        return evidence.site().url().toString();
    }
}
