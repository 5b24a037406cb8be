package io.totem.metrics.history;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The Redis (or Valkey) that keeps the history over restarts. */
@ConfigMapping(prefix = "totem.metrics.redis")
interface RedisConfig {

    /** Such as {@code redis://metrics@redis:6379}. Without it the history lives in memory alone. */
    Optional<String> url();

    Optional<String> password();

    /** The file that the password was read from, to name it when it is wrong. */
    Optional<String> passwordFile();
}
