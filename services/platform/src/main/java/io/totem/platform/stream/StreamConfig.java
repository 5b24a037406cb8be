package io.totem.platform.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many event streams may be open at once, in one process. */
@ConfigMapping(prefix = "totem.streams")
public interface StreamConfig {

    /** Of one user: each browser holds four at most, and further tabs take turns. */
    @WithDefault("32")
    int perUser();

    /** Of all together. */
    @WithDefault("500")
    int total();
}
