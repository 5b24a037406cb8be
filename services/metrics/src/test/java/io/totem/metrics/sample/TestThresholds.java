package io.totem.metrics.sample;

import io.smallrye.config.SmallRyeConfigBuilder;

/** Those that hold where nobody set others. */
final class TestThresholds {

    static final Thresholds USUAL = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(Thresholds.class)
            .build()
            .getConfigMapping(Thresholds.class);

    private TestThresholds() {}
}
