package io.totem.dashboard.proposal;

import io.totem.api.policies.Proposal;
import java.util.List;

/**
 * A proposal beside what the dictionary says now.
 *
 * @param unknown whether the dictionary has no such policy yet
 */
public record Candidate(Proposal proposal, boolean unknown, List<Change> changes) {

    public Candidate {
        changes = List.copyOf(changes);
    }
}
