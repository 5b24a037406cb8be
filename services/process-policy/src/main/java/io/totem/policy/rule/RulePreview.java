package io.totem.policy.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a rule would have found in the last hour.
 *
 * @param processes those it is about and whose condition held in a minute at least, the longest first
 * @param wouldAct how many of them long enough
 */
record RulePreview(String node, String rule, int matching, long wouldAct, List<Candidate> processes) {

    /**
     * @param minutes in which the condition held
     * @param longestSeconds without a break, in whole minutes
     */
    record Candidate(
            String identity, int pid, String name, String user, int minutes, long longestSeconds, boolean wouldAct) {}

    private static final int MOST = 200;

    RulePreview {
        processes = List.copyOf(processes);
    }

    static RulePreview of(String node, Rule rule, List<UsageWindow.Seen> lastHour) {
        List<UsageWindow.Seen> matching = lastHour.stream()
                .filter(seen -> rule.match().matches(seen.process()))
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
            run = rule.condition().holds(minute) ? run + 1 : 0;
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
