package io.totem.policy.container;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Which containers are those of the stack Totem itself runs in. Outside Compose: none. */
@Singleton
public final class ComposeProject {

    private final Optional<String> project;

    public ComposeProject(ContainerConfig config) {
        this.project = config.project();
    }

    /** Whether a container of this project is of the stack. */
    boolean isOurs(Optional<String> other) {
        return project.isPresent() && other.equals(project);
    }

    /** Not those that Compose runs once for a command. */
    boolean owns(ContainerStatus container) {
        return isOurs(container.project()) && container.lasting();
    }
}
