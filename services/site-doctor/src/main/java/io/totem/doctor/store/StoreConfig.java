package io.totem.doctor.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "totem.doctor.store")
interface StoreConfig {

    /** The database in MongoDB that site-doctor alone writes to. */
    @WithDefault("totem_doctor")
    String database();

    /** After how long a question to the store counts as not answered. */
    @WithDefault("2s")
    Duration timeout();

    /** How often the store is told which runs are alive, and looked through for those that are not. */
    @WithDefault("2s")
    Duration heartbeatInterval();
}
