package io.totem.policy.container;

import jakarta.inject.Singleton;
import java.util.List;

/** All containers of this host: by the engine's files, and those of Totem's own stack by what they answer as well. */
@Singleton
public class ContainerVerdicts {

    private final ContainerStates engine;
    private final ComposeProject stack;
    private final LivenessProbes probes;

    ContainerVerdicts(ContainerStates engine, ComposeProject stack, LivenessProbes probes) {
        this.engine = engine;
        this.stack = stack;
        this.probes = probes;
    }

    /** By name. */
    List<ContainerStatus> all() {
        return engine.all().stream()
                .map(container -> stack.owns(container) ? probes.judged(container) : container)
                .toList();
    }

    boolean isOurs(ContainerStatus container) {
        return stack.owns(container);
    }
}
