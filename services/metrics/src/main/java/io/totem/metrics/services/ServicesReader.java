package io.totem.metrics.services;

import io.totem.api.metrics.ServiceList;
import io.totem.api.metrics.ServiceStatus;
import io.totem.api.metrics.StateSource;
import io.totem.api.text.LocalizedText;
import io.totem.platform.cache.CachedValue;
import io.totem.platform.node.NodeName;
import io.totem.platform.text.MessageBundle;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Looks at the services; one look serves everybody who asks within three seconds. */
@Singleton
public class ServicesReader {

    private static final MessageBundle TEXTS = MessageBundle.of(ServicesReader.class, "metrics");
    private static final Duration KEPT = Duration.ofSeconds(3);

    private final Units units;
    private final Processes processes;
    private final InstalledPrograms programs;
    private final NodeName node;
    private final boolean configured;
    private final List<KnownService> services;
    private final CachedValue<ServiceList> last;

    ServicesReader(
            Units units,
            Processes processes,
            InstalledPrograms programs,
            NodeName node,
            ServiceCatalog catalog,
            ServicesConfig config,
            Clock clock) {
        this.units = units;
        this.processes = processes;
        this.programs = programs;
        this.node = node;
        this.last = new CachedValue<>(clock, KEPT, this::look);
        this.configured = config.services().isPresent();
        LocalizedText description = TEXTS.text("description.configured");
        this.services = config.services()
                .map(names -> names.stream()
                        .map(name -> catalog.named(name.strip(), description))
                        .toList())
                .orElseGet(catalog::all);
    }

    ServiceList read() {
        return last.get();
    }

    private ServiceList look() {
        UnitAnswer answer = units.states(services.stream()
                .flatMap(service -> service.units().stream())
                .distinct()
                .toList());
        ServiceAssessment judge = new ServiceAssessment(answer, processes.running(), programs::exist);
        List<ServiceStatus> statuses = services.stream()
                .flatMap(service -> judge.judge(service, configured).stream())
                .toList();
        return switch (answer) {
            case UnitAnswer.Units known ->
                new ServiceList(node.value(), StateSource.SYSTEMD, TEXTS.text("source.systemd"), statuses);
            case UnitAnswer.NoAnswer none -> new ServiceList(node.value(), StateSource.PROCESSES, none.why(), statuses);
        };
    }
}
