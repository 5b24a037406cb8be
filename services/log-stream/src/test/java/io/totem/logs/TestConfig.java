package io.totem.logs;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** The real configuration mapping over a few settings. */
public final class TestConfig {

    private TestConfig() {}

    public static LogStreamConfig of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(LogStreamConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(LogStreamConfig.class);
    }

    public static LogStreamConfig root(Path root) {
        return of(Map.of("totem.log-stream.roots", root.toString()));
    }
}
