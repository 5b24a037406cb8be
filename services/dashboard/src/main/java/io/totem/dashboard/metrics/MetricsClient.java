package io.totem.dashboard.metrics;

import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;

/** The machine's numbers and its services, asked from metrics. */
@Singleton
public final class MetricsClient {

    private final Upstream upstream;

    MetricsClient(Upstream upstream) {
        this.upstream = upstream;
    }

    public Snapshot snapshot(UpstreamCaller caller) {
        return upstream.get(Service.METRICS, caller, "/api/metrics/snapshot", Snapshot.class);
    }

    /** @param range one of 5m, 15m, 1h, 6h, 24h */
    public History history(UpstreamCaller caller, String range) {
        return upstream.get(Service.METRICS, caller, "/api/metrics/history?range=" + range, History.class);
    }

    public ServiceList services(UpstreamCaller caller) {
        return upstream.get(Service.METRICS, caller, "/api/services", ServiceList.class);
    }
}
