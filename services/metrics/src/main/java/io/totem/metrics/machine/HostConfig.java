package io.totem.metrics.machine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.totem.procfs.HostRoot;
import java.nio.file.Path;

/** Where the watched host is seen from here; in a container the host's folders are mounted elsewhere. */
@ConfigMapping(prefix = "totem.host")
public interface HostConfig {

    /** One setting moves it for every part of Totem: {@code totem.node.proc}. */
    @WithDefault("${totem.node.proc:/proc}")
    Path proc();

    @WithDefault("/sys")
    Path sys();

    @WithDefault("/")
    Path root();

    default HostRoot hostRoot() {
        return new HostRoot(proc(), sys(), root());
    }
}
