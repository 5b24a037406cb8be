package io.totem.dashboard.origin;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The names this server is known by. */
@ConfigMapping(prefix = "totem.dashboard")
interface OriginConfig {

    /**
     * Hosts as a browser writes them ({@code totem.example.org}, {@code 192.0.2.7:8443}), reached over https; with
     * {@code http://} in front, over plain http. A listener on loopback knows its own addresses without being told.
     */
    Optional<List<String>> hosts();
}
