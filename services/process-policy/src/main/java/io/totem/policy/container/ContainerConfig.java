package io.totem.policy.container;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "totem.policy.container")
interface ContainerConfig {

    /** The Compose project Totem itself runs in; empty outside Compose. */
    Optional<String> project();
}
