package io.totem.policy.facts;

import java.util.Objects;
import java.util.Optional;

/**
 * That a process is a part of Totem itself.
 *
 * @param container the name of the container of Totem's own stack that it is in; empty of the process that says this, outside a container
 */
public record OwnPart(Optional<String> container) {

    public OwnPart {
        Objects.requireNonNull(container, "container");
    }
}
