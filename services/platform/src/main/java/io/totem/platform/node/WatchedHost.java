package io.totem.platform.node;

import io.totem.procfs.HostRoot;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one {@link HostRoot} through which every service reads the host. */
class WatchedHost {

    @Produces
    @Singleton
    HostRoot hostRoot(HostConfig config) {
        return new HostRoot(config.proc(), config.sys(), config.root());
    }
}
