package io.totem.dashboard.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "totem.dashboard.proxy")
interface ProxyConfig {

    /** Whether a proxy before the services asks here who is asking. It must not let anyone else ask. */
    @WithDefault("false")
    boolean authRequestEnabled();
}
