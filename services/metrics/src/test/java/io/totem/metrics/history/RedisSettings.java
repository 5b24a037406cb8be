package io.totem.metrics.history;

import java.util.Optional;

/** The settings of a service that is given a Redis. */
record RedisSettings(Optional<String> url, Optional<String> password, Optional<String> passwordFile)
        implements RedisConfig {

    static RedisSettings of(RedisServer server) {
        return with(server, RedisServer.PASSWORD);
    }

    static RedisSettings with(RedisServer server, String password) {
        return new RedisSettings(
                Optional.of(server.url()), Optional.of(password), Optional.of("/run/secrets/redis_metrics_password"));
    }
}
