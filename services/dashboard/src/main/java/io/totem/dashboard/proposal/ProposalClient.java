package io.totem.dashboard.proposal;

import io.totem.api.page.Paged;
import io.totem.api.policies.DropReport;
import io.totem.api.policies.DropsApi;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.Proposal;
import io.totem.api.policies.ProposalDecisionsApi;
import io.totem.api.policies.ProposalsApi;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.policy.PolicyClient;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ParallelCalls;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.ServiceProblem;
import io.totem.dashboard.upstream.UpstreamCaller;
import io.totem.dashboard.upstream.UpstreamException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What waits for an admin, kept by process-policy. */
@Singleton
final class ProposalClient {

    private final ServiceClients clients;
    private final PolicyClient policies;
    private final ParallelCalls calls;

    ProposalClient(ServiceClients clients, PolicyClient policies, ParallelCalls calls) {
        this.clients = clients;
        this.policies = policies;
        this.calls = calls;
    }

    ProposalsView page(UpstreamCaller caller, Query query) {
        Paged<Proposal> list = clients.ask(
                Service.PROCESS_POLICY, ProposalsApi.class, caller, api -> api.list(query.page(), query.size()));
        List<CompletableFuture<Answer<ProcessPolicy>>> now = list.items().stream()
                .map(proposal -> calls.ask(() -> now(caller, proposal.policy())))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < now.size(); index++) {
            candidates.add(candidate(list.items().get(index), now.get(index).join()));
        }
        return new ProposalsView(list.page(), list.pages(), list.total(), candidates);
    }

    Paged<DropReport> dropped(UpstreamCaller caller, Query query) {
        return clients.ask(Service.PROCESS_POLICY, DropsApi.class, caller, api -> api.list(query.page(), query.size()));
    }

    void accept(UpstreamCaller caller, String id) {
        ask(caller, api -> api.accept(id));
    }

    void decline(UpstreamCaller caller, String id) {
        ask(caller, api -> {
            api.discard(id);
            return id;
        });
    }

    /** Only a policy that is not there is a new one: any other refusal would show a difference that is none. */
    private static Candidate candidate(Proposal proposal, Answer<ProcessPolicy> now) {
        Optional<ServiceProblem> failed = now.problem().filter(problem -> problem.status() != 404);
        if (failed.isPresent()) {
            throw new UpstreamException(failed.get());
        }
        return new Candidate(proposal, now.value().isEmpty(), Change.between(now.value(), proposal.policy()));
    }

    private ProcessPolicy now(UpstreamCaller caller, ProcessPolicy proposed) {
        return policies.one(caller, proposed.platform().word(), proposed.name());
    }

    private <T> T ask(UpstreamCaller caller, Function<ProposalDecisionsApi, T> question) {
        return clients.ask(Service.PROCESS_POLICY, ProposalDecisionsApi.class, caller, question);
    }
}
