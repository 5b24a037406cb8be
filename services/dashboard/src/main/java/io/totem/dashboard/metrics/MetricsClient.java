package io.totem.dashboard.metrics;

import io.totem.api.metrics.History;
import io.totem.api.metrics.HistoryApi;
import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.ServiceState;
import io.totem.api.metrics.ServicesApi;
import io.totem.api.metrics.Snapshot;
import io.totem.api.metrics.SnapshotApi;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The machine's numbers and its services, asked from metrics. */
@Singleton
public final class MetricsClient {

    private static final List<ServiceState> ORDER =
            List.of(ServiceState.FAILED, ServiceState.ACTIVE, ServiceState.INACTIVE, ServiceState.UNKNOWN);

    private final ServiceClients clients;

    MetricsClient(ServiceClients clients) {
        this.clients = clients;
    }

    public Snapshot snapshot(UpstreamCaller caller) {
        return clients.ask(Service.METRICS, SnapshotApi.class, caller, SnapshotApi::snapshot);
    }

    /** @param range one of 5m, 15m, 1h, 6h, 24h */
    public History history(UpstreamCaller caller, String range) {
        return clients.ask(Service.METRICS, HistoryApi.class, caller, api -> api.history(range));
    }

    /** What failed comes first, what runs next, what is not there last. */
    public ServiceList services(UpstreamCaller caller) {
        ServiceList list = clients.ask(Service.METRICS, ServicesApi.class, caller, ServicesApi::services);
        return new ServiceList(
                list.node(),
                list.source(),
                list.sourceText(),
                list.services().stream()
                        .sorted(Comparator.comparingInt(service -> ORDER.indexOf(service.state())))
                        .toList());
    }
}
