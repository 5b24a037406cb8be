package io.totem.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A setting that has another name now is read by its old one, too. */
class RenamedSettingsTest {

    @ConfigMapping(prefix = "test")
    interface Settings {

        @WithDefault("4")
        int timeout();
    }

    @Test
    void the_old_name_is_read_where_the_new_one_is_not_set() {
        assertThat(timeout(Map.of("test.patience", "7"))).isEqualTo(7);
    }

    @Test
    void the_new_name_wins_over_the_old_one() {
        assertThat(timeout(Map.of("test.patience", "7", "test.timeout", "9"))).isEqualTo(9);
    }

    @Test
    void without_either_the_default_holds() {
        assertThat(timeout(Map.of())).isEqualTo(4);
    }

    @Test
    void the_old_name_in_the_environment_wins_over_a_file_with_the_new_one() {
        int timeout = new SmallRyeConfigBuilder()
                .withInterceptors(new RenamedSettings())
                .withMapping(Settings.class)
                .withSources(
                        new PropertiesConfigSource(Map.of("test.timeout", "9"), "a file", 100),
                        new PropertiesConfigSource(Map.of("test.patience", "7"), "the environment", 300))
                .build()
                .getConfigMapping(Settings.class)
                .timeout();
        assertThat(timeout).isEqualTo(7);
    }

    private static int timeout(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withInterceptors(new RenamedSettings())
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(settings, "the settings", 100))
                .build()
                .getConfigMapping(Settings.class)
                .timeout();
    }
}
