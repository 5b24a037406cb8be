package io.totem.dashboard.process;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The processes of the machine, asked from process-policy. */
@Singleton
public final class ProcessClient {

    /** SIGTERM, 5 s, SIGKILL, 2 s, and the store before and after. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    /** What the reader saw: the service refuses when it is not so any more. */
    record Ending(String reason, Expected expected) {

        record Expected(Optional<String> exe, long uid) {}
    }

    private final Upstream upstream;

    ProcessClient(Upstream upstream) {
        this.upstream = upstream;
    }

    public ProcessList list(Asker asker, Query query) {
        return upstream.get(Service.PROCESS_POLICY, asker, "/api/processes" + query, ProcessList.class);
    }

    public ProcessList list(Asker asker, Map<String, String> filter) {
        return list(asker, new Query(filter));
    }

    ProcessDetail one(Asker asker, String identity) {
        return upstream.get(
                Service.PROCESS_POLICY, asker, "/api/processes/" + Query.encode(identity), ProcessDetail.class);
    }

    TerminationOutcome end(Asker asker, String identity, Ending ending) {
        String path = "/api/processes/" + Query.encode(identity) + "/termination";
        return upstream.send(Service.PROCESS_POLICY, asker, "POST", path, ending, TerminationOutcome.class, ENDING);
    }
}
