package io.totem.platform.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

@ConfigMapping(prefix = "totem.node")
interface NodeConfig {

    /** The name of this machine in every payload; NODE_NAME in the environment. Default: the kernel's host name. */
    Optional<String> name();

    /** Where the host's /proc is seen from here. */
    @WithDefault("/proc")
    String proc();
}
