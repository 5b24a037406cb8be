package io.totem.platform.node;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "totem.node")
interface NodeConfig {

    /** The name of this machine in every payload; NODE_NAME in the environment. Default: the kernel's host name. */
    Optional<String> name();
}
