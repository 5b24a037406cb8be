package io.totem.api.metrics;

import io.totem.api.text.LocalizedText;
import java.util.List;

/** What {@code /api/services} answers (docs/api.md). */
public record ServiceList(String node, StateSource source, LocalizedText sourceText, List<ServiceStatus> services) {

    public ServiceList {
        services = List.copyOf(services);
    }
}
