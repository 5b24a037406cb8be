package io.totem.dashboard.process;

import io.totem.api.processes.TerminationApi;
import io.totem.api.processes.TerminationOrder;
import io.totem.api.processes.TerminationReport;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.ParallelCalls;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processes of the machine, asked from process-policy. */
@Singleton
public final class ProcessClient {

    /** SIGTERM, 5 s, SIGKILL, 2 s, and the store before and after. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    /** What process-policy says of an identity that is over. */
    private static final Set<String> OVER = Set.of("PROCESS_UNKNOWN", "IDENTITY_CHANGED");

    private final Upstream upstream;
    private final ServiceClients clients;
    private final ParallelCalls calls;

    ProcessClient(Upstream upstream, ServiceClients clients, ParallelCalls calls) {
        this.upstream = upstream;
        this.clients = clients;
        this.calls = calls;
    }

    public ProcessList list(UpstreamCaller caller, Query query) {
        return upstream.get(Service.PROCESS_POLICY, caller, "/api/processes" + query, ProcessList.class);
    }

    public ProcessList list(UpstreamCaller caller, Map<String, String> filter) {
        return list(caller, new Query(filter));
    }

    /** What needs a look, counted by what a person would act on. */
    public FindingList findings(UpstreamCaller caller, int size) {
        return upstream.get(Service.PROCESS_POLICY, caller, "/api/processes/findings?size=" + size, FindingList.class);
    }

    ProcessDetail one(UpstreamCaller caller, String identity) {
        return upstream.get(
                Service.PROCESS_POLICY, caller, "/api/processes/" + Query.encode(identity), ProcessDetail.class);
    }

    /** Those of these identities that do not run any more; one that cannot be asked for is none of them. */
    public Set<String> over(UpstreamCaller caller, List<String> identities) {
        Map<String, CompletableFuture<Answer<ProcessDetail>>> asked = identities.stream()
                .collect(Collectors.toMap(Function.identity(), identity -> calls.ask(() -> one(caller, identity))));
        return identities.stream()
                .filter(identity -> asked.get(identity)
                        .join()
                        .problem()
                        .filter(problem -> OVER.contains(problem.errorCode()))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    TerminationReport end(UpstreamCaller caller, String identity, TerminationOrder order) {
        return clients.ask(
                Service.PROCESS_POLICY, TerminationApi.class, caller, ENDING, api -> api.end(identity, order));
    }
}
