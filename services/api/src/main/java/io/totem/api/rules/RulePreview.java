package io.totem.api.rules;

import java.util.List;

/**
 * What a rule would have found in the last hour.
 *
 * @param processes those it is about and whose condition held in a minute at least, the longest first
 * @param wouldAct how many of them long enough
 */
public record RulePreview(String node, String rule, int matching, long wouldAct, List<Candidate> processes) {

    /**
     * @param minutes in which the condition held
     * @param longestSeconds without a break, in whole minutes
     */
    public record Candidate(
            String identity, int pid, String name, String user, int minutes, long longestSeconds, boolean wouldAct) {}

    public RulePreview {
        processes = List.copyOf(processes);
    }
}
