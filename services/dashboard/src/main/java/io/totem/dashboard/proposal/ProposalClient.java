package io.totem.dashboard.proposal;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.policy.Policy;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ParallelCalls;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
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
    private final ParallelCalls calls;

    ProposalClient(Upstream upstream, ParallelCalls calls) {
        this.upstream = upstream;
        this.calls = calls;
    }

    ProposalsView page(UpstreamCaller caller, Query query) {
        Proposal.Proposals list = list(caller, query);
        List<CompletableFuture<Answer<Policy>>> now = list.items().stream()
                .map(proposal -> calls.ask(() -> now(caller, proposal.policy())))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < now.size(); index++) {
            candidates.add(candidate(list.items().get(index), now.get(index).join()));
        }
        return new ProposalsView(list.page(), list.pages(), list.total(), candidates);
    }

    DroppedFile.DroppedFiles dropped(UpstreamCaller caller, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, DROPS + query, DroppedFile.DroppedFiles.class);
    }

    void accept(UpstreamCaller caller, String id) {
        upstream.send(Service.PROCESS_POLICY, caller, "POST", path(id) + "/acceptance");
    }

    void decline(UpstreamCaller caller, String id) {
        upstream.send(Service.PROCESS_POLICY, caller, "DELETE", path(id));
    }

    /** Only a policy that is not there is a new one: any other refusal would show a difference that is none. */
    private static Candidate candidate(Proposal proposal, Answer<Policy> now) {
        Optional<ServiceProblem> failed = now.problem().filter(problem -> problem.status() != 404);
        if (failed.isPresent()) {
            throw new UpstreamException(failed.get());
        }
        return new Candidate(proposal, now.value().isEmpty(), Change.between(now.value(), proposal.policy()));
    }

    private Proposal.Proposals list(UpstreamCaller caller, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, PATH + query, Proposal.Proposals.class);
    }

    private Policy now(UpstreamCaller caller, Policy proposed) {
        return upstream.get(Service.PROCESS_POLICY, caller, "/api" + proposed.page(), Policy.class);
    }

    private static String path(String id) {
        return PATH + "/" + Query.encode(id);
    }
}
