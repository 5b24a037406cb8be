package io.totem.metrics.services;

import io.totem.platform.text.Text;
import java.util.List;

/** What {@code /api/services} answers (docs/api.md). */
public record ServiceList(String node, StateSource source, Text sourceText, List<ServiceStatus> services) {

    public ServiceList {
        services = List.copyOf(services);
    }
}
