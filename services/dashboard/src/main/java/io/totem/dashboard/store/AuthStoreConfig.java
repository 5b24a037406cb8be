package io.totem.dashboard.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where users and sessions are kept. */
@ConfigMapping(prefix = "totem.dashboard.store")
public interface AuthStoreConfig {

    String DATABASE = "totem_auth";

    /** The MongoDB database; the dashboard alone writes there. */
    @WithDefault(DATABASE)
    String database();

    /** After how long a question to the store counts as not answered. */
    @WithDefault("2s")
    Duration timeout();
}
