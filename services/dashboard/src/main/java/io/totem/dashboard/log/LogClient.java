package io.totem.dashboard.log;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;

/** The machine's logs, asked from log-stream. */
@Singleton
public final class LogClient {

    private final Upstream upstream;

    LogClient(Upstream upstream) {
        this.upstream = upstream;
    }

    public LogSource.Sources sources(UpstreamCaller caller, Query query) {
        return upstream.get(Service.LOG_STREAM, caller, "/api/logs/sources" + query, LogSource.Sources.class);
    }

    /** Warnings and errors of the logs this person may open, the newest first. */
    public List<RecentLine> recent(UpstreamCaller caller, int lines) {
        String path = "/api/logs/recent?level=warn&lines=" + lines;
        return upstream.get(Service.LOG_STREAM, caller, path, RecentLine.Recent.class)
                .items();
    }

    /** How many requests the reverse proxy blocked lately, by reason. */
    public BlockedRequests refused(UpstreamCaller caller) {
        return upstream.get(Service.LOG_STREAM, caller, "/api/logs/refused", BlockedRequests.class);
    }

    public LogSource.Tail tail(UpstreamCaller caller, String source, int lines) {
        String path = "/api/logs/tail?source=" + Query.encode(source) + "&lines=" + lines;
        return upstream.get(Service.LOG_STREAM, caller, path, LogSource.Tail.class);
    }
}
