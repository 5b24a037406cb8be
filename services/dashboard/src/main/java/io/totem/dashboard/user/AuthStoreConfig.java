package io.totem.dashboard.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where users and sessions are kept. */
@ConfigMapping(prefix = "totem.dashboard.store")
public interface AuthStoreConfig {

    /** The MongoDB database; the dashboard alone writes there. */
    @WithDefault("totem_auth")
    String database();
}
