package io.totem.policy.container;

import io.totem.platform.health.HealthSource;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The containers of Totem's own Compose project, for /health/NAME. Other projects' are nobody's business there. */
@Singleton
public class ContainerHealth implements HealthSource {

    private final ContainerVerdicts verdicts;

    ContainerHealth(ContainerVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Up when at least one of its containers is. */
    @Override
    public Optional<Boolean> isUp(String name) {
        List<ContainerStatus> containers = verdicts.all().stream()
                .filter(container -> verdicts.isOurs(container)
                        && container.service().filter(name::equals).isPresent())
                .toList();
        return containers.isEmpty()
                ? Optional.empty()
                : Optional.of(containers.stream().anyMatch(ContainerStatus::isUp));
    }
}
