package io.totem.policy.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "totem.policy.store")
interface StoreConfig {

    /** The database in MongoDB that process-policy alone writes to. */
    @WithDefault("totem_policy")
    String database();

    /** After how long a question to the store counts as not answered. */
    @WithDefault("2s")
    Duration timeout();

    /** How old the copy of the policies in memory may grow. */
    @WithDefault("30s")
    Duration refresh();

    /** How long to wait before asking again a store that did not answer. */
    @WithDefault("2s")
    Duration retry();
}
