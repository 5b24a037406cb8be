package io.totem.dashboard.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a login lasts. */
@ConfigMapping(prefix = "totem.dashboard.session")
public interface SessionConfig {

    /** A session unused for so long ends. */
    @WithDefault("8h")
    Duration idle();

    /** A session ends after so long, used or not. */
    @WithDefault("24h")
    Duration total();

    /** How long an answer about a session may be reused for reading; state changes always ask the store. */
    @WithDefault("5s")
    Duration cacheTtl();
}
