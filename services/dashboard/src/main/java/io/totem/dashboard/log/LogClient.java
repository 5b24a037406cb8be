package io.totem.dashboard.log;

import io.totem.api.logs.Level;
import io.totem.api.logs.RecentApi;
import io.totem.api.logs.RecentLine;
import io.totem.api.logs.Refused;
import io.totem.api.logs.RefusedApi;
import io.totem.api.logs.Sources;
import io.totem.api.logs.SourcesApi;
import io.totem.api.logs.TailApi;
import io.totem.api.logs.TailView;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The machine's logs, asked from log-stream. */
@Singleton
public final class LogClient {

    private final ServiceClients clients;

    LogClient(ServiceClients clients) {
        this.clients = clients;
    }

    public Sources sources(UpstreamCaller caller, Query query) {
        return ask(
                SourcesApi.class,
                caller,
                api -> api.list(query.get("search"), query.given("page"), query.given("size")));
    }

    /** Warnings and errors of the logs this person may open, the newest first. */
    public List<RecentLine> recent(UpstreamCaller caller, int lines) {
        return ask(RecentApi.class, caller, api -> api.recent(Level.WARN.word(), number(lines)))
                .items();
    }

    /** How many requests the reverse proxy blocked lately, by reason. */
    public Refused refused(UpstreamCaller caller) {
        return ask(RefusedApi.class, caller, RefusedApi::refused);
    }

    public TailView tail(UpstreamCaller caller, String source, int lines) {
        return ask(TailApi.class, caller, api -> api.tail(Optional.of(source), number(lines)));
    }

    private <A, T> T ask(Class<A> api, UpstreamCaller caller, Function<A, T> question) {
        return clients.ask(Service.LOG_STREAM, api, caller, question);
    }

    private static Optional<String> number(int lines) {
        return Optional.of(Integer.toString(lines));
    }
}
