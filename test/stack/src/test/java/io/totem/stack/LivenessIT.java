package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A container that ends or hangs is told by Totem soon, though the engine's own health checks are rare. */
@Tag("long")
class LivenessIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One of each way in which somebody is asked. */
    static final List<String> WATCHED = List.of("nginx", "metrics", "mongodb", "mariadb", "ftp");

    /** Its processes take no signal and end nothing; the engine knows nothing of it. */
    @ParameterizedTest
    @FieldSource("WATCHED")
    void one_that_hangs_is_down_within_half_a_minute_and_up_again_after_it(String service) {
        List<String> pids = Docker.pids(service);
        pids.forEach(pid -> Docker.run("kill", "-STOP", pid));
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(condition(service)).as(service).isEqualTo("unhealthy"));
            assertThat(Docker.SERVICES.stream()
                            .filter(other ->
                                    !other.equals(service) && condition(other).equals("unhealthy"))
                            .map(other -> String.valueOf(container(other).get("reason"))
                                    .toLowerCase(Locale.ROOT)))
                    .as("nobody else is blamed for it")
                    .allMatch(reason -> reason.contains(service));
        } finally {
            pids.forEach(pid -> Docker.run("kill", "-CONT", pid));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(condition(service)).as(service).isEqualTo("healthy"));
        await().atMost(PATIENCE)
                .until(() -> Stack.visitor().get("/health/" + service).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "log-stream"})
    void one_that_ends_is_seen_within_five_seconds(String service) {
        assertThat(Docker.run("docker", "stop", "-t", "5", Docker.container(service))
                        .code())
                .isZero();
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(condition(service)).isEqualTo("stopped"));
        } finally {
            Docker.run("docker", "start", Docker.container(service));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(condition(service)).isEqualTo("healthy"));
    }

    @Test
    void a_clock_of_wordpress_that_stands_is_said() {
        assertThat(Docker.exec("wordpress", "touch", "-d", "@1", "/run/php/cron")
                        .code())
                .isZero();
        try {
            assertThat(Docker.exec("wordpress", "/healthcheck.sh").text())
                    .contains("wp-cron has not run for five minutes");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(condition("wordpress")).isEqualTo("unhealthy");
                assertThat((String) container("wordpress").get("reason")).contains("wp-cron has not run");
            });
        } finally {
            Docker.exec("wordpress", "touch", "/run/php/cron");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(condition("wordpress")).isEqualTo("healthy"));
    }

    private static String condition(String service) {
        return String.valueOf(container(service).get("condition"));
    }

    /** Not through nginx and the dashboard: they may be what hangs. */
    private static Map<String, Object> container(String service) {
        return Stack.visitor()
                .header("Authorization", "Bearer " + InternalToken.ofAnAdmin())
                .get(Relay.to("process-policy", 8080) + "/api/containers?ours=true&size=100")
                .jsonPath()
                .getMap("items.find { it.name == '%s' }".formatted(Docker.container(service)));
    }
}
