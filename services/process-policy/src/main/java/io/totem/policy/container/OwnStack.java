package io.totem.policy.container;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Which containers are those of the stack Totem itself runs in. Outside Compose: none. */
@Singleton
public final class OwnStack {

    private final Optional<String> project;

    OwnStack(ContainerConfig config) {
        this.project = config.project();
    }

    /** Whether a container with this project's label is of the stack. */
    boolean isOurs(Optional<String> label) {
        return project.isPresent() && label.equals(project);
    }

    /** Not those that Compose runs once for a command. */
    boolean owns(ContainerStatus container) {
        return project.isPresent() && container.project().equals(project) && !container.oneOff();
    }
}
