package io.totem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.procfs.HostRoot;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Every key of the module and what it is where nobody sets it. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class ConfigTest {

    @Inject
    HostRoot host;

    @Test
    void the_host_is_this_machine_unless_somebody_says_where_it_is_mounted() {
        assertThat(host).isEqualTo(HostRoot.local());
    }

    @Test
    void the_machine_is_measured_every_two_seconds_for_viewers_and_every_five_for_the_history() {
        Config config = ConfigProvider.getConfig();

        assertThat(config.getConfigValue("totem.metrics.sample.watched-interval")
                        .getValue())
                .isEqualTo("2s");
        assertThat(config.getConfigValue("totem.metrics.sample.idle-interval").getValue())
                .isEqualTo("5s");
        assertThat(config.getConfigValue("totem.metrics.sample.first-interval").getValue())
                .isEqualTo("250ms");
    }

    @Test
    void the_history_lives_in_memory_alone_unless_somebody_names_a_redis() {
        Config config = ConfigProvider.getConfig();

        for (String key : List.of("url", "password", "password-file")) {
            assertThat(config.getOptionalValue("totem.metrics.redis." + key, String.class))
                    .isEmpty();
        }
    }
}
