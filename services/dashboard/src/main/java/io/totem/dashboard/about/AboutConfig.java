package io.totem.dashboard.about;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "totem.dashboard.about")
interface AboutConfig {

    /** {@code stack} or {@code standalone}; whoever puts the process together says it. */
    @WithDefault("stack")
    String shape();

    /** What keeps policies, people and sessions: {@code mongodb} or {@code embedded}. */
    @WithDefault("mongodb")
    String store();

    /** What keeps the history of the numbers: {@code redis} or {@code memory}. */
    @WithDefault("memory")
    String history();
}
