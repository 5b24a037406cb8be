package io.totem.dashboard.metrics;

import io.totem.dashboard.upstream.Asker;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.Upstream;
import jakarta.inject.Singleton;

/** The machine's numbers and its services, asked from metrics. */
@Singleton
public final class MetricsClient {

    private final Upstream upstream;

    MetricsClient(Upstream upstream) {
        this.upstream = upstream;
    }

    public Snapshot snapshot(Asker asker) {
        return upstream.get(Service.METRICS, asker, "/api/metrics/snapshot", Snapshot.class);
    }

    /** @param range one of 5m, 15m, 1h, 6h, 24h */
    public History history(Asker asker, String range) {
        return upstream.get(Service.METRICS, asker, "/api/metrics/history?range=" + range, History.class);
    }

    public ServiceList services(Asker asker) {
        return upstream.get(Service.METRICS, asker, "/api/services", ServiceList.class);
    }
}
