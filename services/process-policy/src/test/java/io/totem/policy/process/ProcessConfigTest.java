package io.totem.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.totem.policy.verdict.VerdictMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessConfigTest {

    @Test
    void without_a_word_in_the_configuration_it_is_as_documented() {
        ProcessConfig config = config(Map.of());
        assertThat(config.dockerRoot()).isEqualTo(Path.of("/var/lib/docker"));
        assertThat(config.freshFor()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.watchedFor()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.idleEvery()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.verdict()).isEqualTo(VerdictMode.GRADED);
        assertThat(config.highMemoryPercent()).isEqualTo(20);
        assertThat(config.standardPaths())
                .containsExactly("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/snap");
    }

    @Test
    void every_key_can_be_set() {
        ProcessConfig config = config(Map.of(
                "totem.policy.process.docker-root", "/host/docker",
                "totem.policy.process.fresh-for", "1s",
                "totem.policy.process.watched-for", "20s",
                "totem.policy.process.idle-every", "2m",
                "totem.policy.process.verdict", "strict",
                "totem.policy.process.high-memory-percent", "50",
                "totem.policy.process.standard-paths", "/usr,/srv/apps"));
        assertThat(config.dockerRoot()).isEqualTo(Path.of("/host/docker"));
        assertThat(config.freshFor()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.watchedFor()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.idleEvery()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.verdict()).isEqualTo(VerdictMode.STRICT);
        assertThat(config.highMemoryPercent()).isEqualTo(50);
        assertThat(config.standardPaths()).containsExactly("/usr", "/srv/apps");
    }

    private static ProcessConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, words -> Duration.parse("PT" + words))
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withMapping(ProcessConfig.class)
                .build()
                .getConfigMapping(ProcessConfig.class);
    }
}
