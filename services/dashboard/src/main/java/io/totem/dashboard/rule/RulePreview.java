package io.totem.dashboard.rule;

import java.util.List;

/** What a rule would have found in the last hour, as docs/api.md describes it. */
public record RulePreview(int matching, long wouldAct, List<Candidate> processes) {

    public record Candidate(
            String identity, int pid, String name, String user, int minutes, long longestSeconds, boolean wouldAct) {

        public long longestMillis() {
            return longestSeconds * 1_000;
        }
    }

    public RulePreview {
        processes = List.copyOf(processes);
    }
}
