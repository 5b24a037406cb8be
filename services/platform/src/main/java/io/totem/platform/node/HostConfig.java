package io.totem.platform.node;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the watched host is seen from here; in a container the host's folders are mounted elsewhere. */
@ConfigMapping(prefix = "totem.host")
interface HostConfig {

    @WithDefault("/proc")
    Path proc();

    @WithDefault("/sys")
    Path sys();

    @WithDefault("/")
    Path root();
}
