package io.totem.policy.rule;

import io.totem.api.rules.Match;
import io.totem.policy.process.ProcessView;
import java.util.List;

/**
 * How much of the machine a rule is about, whatever its condition.
 *
 * @param all processes, the kernel's threads left out
 * @param matching of them, now
 */
record MatchCoverage(boolean everything, int matching, int all) {

    static MatchCoverage of(Match match, List<ProcessView> processes) {
        List<ProcessView> programs = processes.stream()
                .filter(process -> !process.sample().kernelThread())
                .toList();
        int matching = (int) programs.stream()
                .filter(process -> Matching.matches(match, process))
                .count();
        return new MatchCoverage(Matching.isEverything(match), matching, programs.size());
    }

    /** More than half of all processes: nobody means that by a rule. */
    boolean isTooBroad() {
        return everything || matching > 1 && matching * 2 > all;
    }
}
