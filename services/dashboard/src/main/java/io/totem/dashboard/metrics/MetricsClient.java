package io.totem.dashboard.metrics;

import io.totem.api.metrics.History;
import io.totem.api.metrics.HistoryApi;
import io.totem.api.metrics.Snapshot;
import io.totem.api.metrics.SnapshotApi;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The machine's numbers and its services, asked from metrics. */
@Singleton
public final class MetricsClient {

    private final ServiceClients clients;
    private final Upstream upstream;

    MetricsClient(ServiceClients clients, Upstream upstream) {
        this.clients = clients;
        this.upstream = upstream;
    }

    public Snapshot snapshot(UpstreamCaller caller) {
        return clients.ask(Service.METRICS, SnapshotApi.class, caller, SnapshotApi::snapshot);
    }

    /** @param range one of 5m, 15m, 1h, 6h, 24h */
    public History history(UpstreamCaller caller, String range) {
        return clients.ask(Service.METRICS, HistoryApi.class, caller, api -> api.history(range));
    }

    public ServiceList services(UpstreamCaller caller) {
        return upstream.get(Service.METRICS, caller, "/api/services", ServiceList.class);
    }
}
