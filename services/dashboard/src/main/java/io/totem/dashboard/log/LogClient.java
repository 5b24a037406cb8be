package io.totem.dashboard.log;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;
import java.util.List;

/** The machine's logs, asked from log-stream. */
@Singleton
public final class LogClient {

    private final Upstream upstream;

    LogClient(Upstream upstream) {
        this.upstream = upstream;
    }

    public LogSource.Sources sources(Asker asker, Query query) {
        return upstream.get(Service.LOG_STREAM, asker, "/api/logs/sources" + query, LogSource.Sources.class);
    }

    /** Warnings and errors of the logs this person may open, the newest first. */
    public List<RecentLine> recent(Asker asker, int lines) {
        String path = "/api/logs/recent?level=warn&lines=" + lines;
        return upstream.get(Service.LOG_STREAM, asker, path, RecentLine.Recent.class)
                .items();
    }

    /** How many requests the entrance refused lately, by reason. */
    public Refused refused(Asker asker) {
        return upstream.get(Service.LOG_STREAM, asker, "/api/logs/refused", Refused.class);
    }

    public LogSource.Tail tail(Asker asker, String source, int lines) {
        String path = "/api/logs/tail?source=" + Query.encode(source) + "&lines=" + lines;
        return upstream.get(Service.LOG_STREAM, asker, path, LogSource.Tail.class);
    }
}
