package io.totem.dashboard.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where users and sessions are kept. */
@ConfigMapping(prefix = "totem.dashboard.store")
public interface AuthStoreConfig {

    String DATABASE = "totem_auth";

    /** The MongoDB database; the dashboard alone writes there. */
    @WithDefault(DATABASE)
    String database();
}
