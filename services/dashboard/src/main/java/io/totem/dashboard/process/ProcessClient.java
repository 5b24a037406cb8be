package io.totem.dashboard.process;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Together;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processes of the machine, asked from process-policy. */
@Singleton
public final class ProcessClient {

    /** SIGTERM, 5 s, SIGKILL, 2 s, and the store before and after. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    /** What the reader saw: the service refuses when it is not so any more. */
    record Ending(String reason, Expected expected) {

        record Expected(Optional<String> exe, long uid) {}
    }

    /** What process-policy says of an identity that is over. */
    private static final Set<String> OVER = Set.of("PROCESS_UNKNOWN", "IDENTITY_CHANGED");

    private final Upstream upstream;
    private final Together together;

    ProcessClient(Upstream upstream, Together together) {
        this.upstream = upstream;
        this.together = together;
    }

    public ProcessList list(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/processes" + query, ProcessList.class);
    }

    public ProcessList list(Asker asker, Map<String, String> filter) {
        return list(asker, new Query(filter));
    }

    /** What needs a look, counted by what a person would act on. */
    public FindingList findings(Asker asker, int size) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/processes/findings?size=" + size, FindingList.class);
    }

    ProcessDetail one(Asker asker, String identity) {
        return upstream.get(
                Service.PROCESS_POLICY, asker, "/api/processes/" + Query.encode(identity), ProcessDetail.class);
    }

    /** Those of these identities that do not run any more; one that cannot be asked for is none of them. */
    public Set<String> over(Asker asker, List<String> identities) {
        Map<String, CompletableFuture<Answer<ProcessDetail>>> asked = identities.stream()
                .collect(Collectors.toMap(Function.identity(), identity -> together.ask(() -> one(asker, identity))));
        return identities.stream()
                .filter(identity -> asked.get(identity)
                        .join()
                        .trouble()
                        .filter(trouble -> OVER.contains(trouble.errorCode()))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    TerminationOutcome end(Asker asker, String identity, Ending ending) {
        String path = "/api/processes/" + Query.encode(identity) + "/termination";
        return upstream.send(Service.PROCESS_POLICY, asker, "POST", path, ending, TerminationOutcome.class, ENDING);
    }
}
