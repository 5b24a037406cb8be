package io.totem.metrics.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the machine is measured. One measurement serves every viewer. */
@ConfigMapping(prefix = "totem.metrics.sample")
interface SampleConfig {

    /** While somebody watches. */
    @WithDefault("2s")
    Duration watchedInterval();

    /** While nobody does: for the history. */
    @WithDefault("5s")
    Duration idleInterval();

    /** Between the first two readings, so that the first answer already holds real rates. */
    @WithDefault("250ms")
    Duration firstInterval();
}
