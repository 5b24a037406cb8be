package io.totem.policy.container;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "totem.policy.container")
public interface ContainerConfig {

    /** The Compose project Totem itself runs in; empty outside Compose. */
    Optional<String> project();

    /** Services of that project that are asked whether they live; see {@link ProbeSetting}. */
    Optional<List<String>> probes();
}
