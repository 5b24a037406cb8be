package io.totem.doctor.verdict;

import static io.totem.doctor.DoctorTexts.text;

import io.totem.doctor.rule.Cause;
import io.totem.doctor.rule.Rules;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.Outcome;
import io.totem.doctor.walk.StageReport;
import io.totem.platform.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What comes of a walk.
 *
 * @param causes the surest first; none for a healthy site
 */
public record Verdict(State state, List<Cause> causes, Text sentence) {

    /** How the site is. */
    public enum State {
        HEALTHY,
        /** It answers, and something is wrong that visitors notice. */
        DOWN
    }

    public Verdict {
        causes = List.copyOf(causes);
    }

    public static Verdict of(Evidence evidence) {
        Optional<StageReport> failed = evidence.reports().stream()
                .filter(report -> report.outcome() == Outcome.FAILED || report.outcome() == Outcome.UNKNOWN)
                .findFirst();
        if (failed.isEmpty()) {
            return new Verdict(State.HEALTHY, List.of(), text("verdict.healthy", url(evidence)));
        }
        List<Cause> causes = Rules.ALL.stream()
                .flatMap(rule -> rule.judge(evidence).stream())
                .sorted(Comparator.comparing(Cause::confidence))
                .toList();
        Text sentence = causes.isEmpty()
                ? text("verdict.unexplained", url(evidence), failed.get().summary())
                : causes.getFirst().sentence();
        return new Verdict(State.DOWN, causes, sentence);
    }

    private static String url(Evidence evidence) {
        return evidence.target().url().toString();
    }
}
