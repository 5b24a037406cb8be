package io.totem.policy.termination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "totem.policy.termination")
interface TerminationConfig {

    /** How long a process has to end after SIGTERM. */
    @WithDefault("5s")
    Duration gracePeriod();

    /** How long the kernel has to end it after SIGKILL. */
    @WithDefault("2s")
    Duration killWait();

    /** How many processes may be ended in any 60 seconds, by all callers together. */
    @WithDefault("20")
    int perMinute();
}
