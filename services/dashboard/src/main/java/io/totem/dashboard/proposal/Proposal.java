package io.totem.dashboard.proposal;

import io.totem.dashboard.policy.Policy;
import java.time.Instant;
import java.util.List;

/** A policy that came over FTP and waits for an admin, as docs/api.md describes it. */
public record Proposal(String id, Instant at, String file, Policy policy) {

    /** One page of them, the newest first. */
    public record Proposals(int page, long pages, long total, List<Proposal> items) {

        public Proposals {
            items = List.copyOf(items);
        }
    }
}
