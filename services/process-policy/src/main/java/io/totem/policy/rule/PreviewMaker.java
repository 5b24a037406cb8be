package io.totem.policy.rule;

import io.totem.api.rules.Rule;
import io.totem.api.rules.RulePreview;
import io.totem.api.rules.RulePreview.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells what a rule would have found in the last hour. */
final class PreviewMaker {

    private static final int MOST = 200;

    private PreviewMaker() {}

    static RulePreview of(String node, Rule rule, List<UsageWindow.Seen> lastHour) {
        List<UsageWindow.Seen> matching = lastHour.stream()
                .filter(seen -> Matching.matches(rule.match(), seen.process()))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (UsageWindow.Seen seen : matching) {
            Candidate candidate = candidate(rule, seen);
            if (candidate.minutes() > 0) {
                candidates.add(candidate);
            }
        }
        candidates.sort(Comparator.comparingLong(Candidate::longestSeconds).reversed());
        return new RulePreview(
                node,
                rule.name(),
                matching.size(),
                candidates.stream().filter(Candidate::wouldAct).count(),
                candidates.stream().limit(MOST).toList());
    }

    private static Candidate candidate(Rule rule, UsageWindow.Seen seen) {
        int held = 0;
        int run = 0;
        int longest = 0;
        for (Reading minute : seen.minutes()) {
            run = minute.meets(rule.condition()) ? run + 1 : 0;
            held += run > 0 ? 1 : 0;
            longest = Math.max(longest, run);
        }
        long seconds = longest * 60L;
        return new Candidate(
                seen.process().identity().toString(),
                seen.process().sample().pid(),
                seen.process().name(),
                seen.process().sample().user(),
                held,
                seconds,
                longest > 0 && seconds >= rule.condition().forSeconds());
    }
}
