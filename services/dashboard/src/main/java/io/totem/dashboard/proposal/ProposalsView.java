package io.totem.dashboard.proposal;

import java.util.List;

/** One page of what waits. */
public record ProposalsView(int page, long pages, long total, List<Candidate> candidates) {

    public ProposalsView {
        candidates = List.copyOf(candidates);
    }
}
