package io.totem.doctor.runs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "totem.doctor.runs")
interface RunsConfig {

    /** How many runs may be under way at once, of all targets and in all replicas together. */
    @WithDefault("4")
    int maxConcurrent();

    /** How many runs of each target are kept. */
    @WithDefault("100")
    int maxRetained();

    /** A run nobody has said to be alive for so long was cut off. Several times {@code totem.doctor.store.heartbeat-interval}. */
    @WithDefault("12s")
    Duration heartbeatTimeout();
}
