package io.totem.dashboard.proposal;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.policy.Policy;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Together;
import io.totem.dashboard.upstream.Trouble;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What waits for an admin, kept by process-policy. */
@Singleton
final class ProposalClient {

    private static final String PATH = "/api/policies/proposals";
    private static final String DROPS = "/api/policies/drops";

    private final Upstream upstream;
    private final Together together;

    ProposalClient(Upstream upstream, Together together) {
        this.upstream = upstream;
        this.together = together;
    }

    ProposalsView page(Asker asker, Query query) {
        Proposal.Proposals list = list(asker, query);
        List<CompletableFuture<Answer<Policy>>> now = list.items().stream()
                .map(proposal -> together.ask(() -> now(asker, proposal.policy())))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < now.size(); index++) {
            candidates.add(candidate(list.items().get(index), now.get(index).join()));
        }
        return new ProposalsView(list.page(), list.pages(), list.total(), candidates);
    }

    DroppedFile.DroppedFiles dropped(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, DROPS + query, DroppedFile.DroppedFiles.class);
    }

    void accept(Asker asker, String id) {
        upstream.send(Service.PROCESS_POLICY, asker, "POST", path(id) + "/acceptance");
    }

    void decline(Asker asker, String id) {
        upstream.send(Service.PROCESS_POLICY, asker, "DELETE", path(id));
    }

    /** Only a policy that is not there is a new one: any other refusal would show a difference that is none. */
    private static Candidate candidate(Proposal proposal, Answer<Policy> now) {
        Optional<Trouble> failed = now.trouble().filter(trouble -> trouble.status() != 404);
        if (failed.isPresent()) {
            throw new UpstreamException(failed.get());
        }
        return new Candidate(proposal, now.value().isEmpty(), Change.between(now.value(), proposal.policy()));
    }

    private Proposal.Proposals list(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, PATH + query, Proposal.Proposals.class);
    }

    private Policy now(Asker asker, Policy proposed) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api" + proposed.page(), Policy.class);
    }

    private static String path(String id) {
        return PATH + "/" + Query.encode(id);
    }
}
