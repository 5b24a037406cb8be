package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What happens when a part dies. Last of the suite, as it leaves everything restarted. */
@Order(LastTests.FAULTS)
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a process says when it ends by itself. */
    private static final Map<String, String> LAST_WORDS = Map.of(
            "nginx", "gracefully shutting down",
            "redis", "now ready to exit",
            "mongodb", "shutting down",
            "mariadb", "Shutdown complete",
            "ftp", "ftp: stopped",
            "wordpress", "bye-bye!");

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#SERVICES")
    void a_killed_container_is_healthy_again_within_half_a_minute(String service) {
        long before = Docker.hostPid(service);
        assertThat(Docker.run("kill", "-KILL", "" + before).code()).isZero();
        await().atMost(PATIENCE).until(() -> Docker.hostPid(service) != before && Docker.isHealthy(service));
        await().atMost(PATIENCE)
                .until(() -> Stack.visitor().get("/health/" + service).statusCode() == 200);
        await().atMost(PATIENCE).until(() -> Stack.admin().get("/api/processes").statusCode() == 200);
    }

    @Test
    void while_a_service_is_down_the_others_answer_and_its_own_routes_say_which_is() {
        assertThat(Docker.run("docker", "pause", Docker.container("metrics")).code())
                .isZero();
        assertThat(Docker.run("docker", "stop", "-t", "1", Docker.container("log-stream"))
                        .code())
                .isZero();
        try {
            Stack.admin().get("/api/processes").then().statusCode(200);
            Stack.admin().header("Accept", "text/html").get("/processes").then().statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> {
                var answer = Stack.admin().get("/api/logs/sources");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.jsonPath().getString("detail")).contains("The service log-stream does not answer");
                assertThat(Stack.visitor().get("/health/log-stream").asString()).isEqualTo("{\"status\":\"DOWN\"}");
            });
        } finally {
            Docker.run("docker", "unpause", Docker.container("metrics"));
            Docker.run("docker", "start", Docker.container("log-stream"));
        }
        await().atMost(PATIENCE)
                .until(() -> Stack.admin().get("/api/logs/sources").statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> Stack.admin().get("/api/metrics/snapshot").statusCode() == 200);
    }

    @Test
    void without_the_dashboard_a_readable_page_says_so() {
        assertThat(Docker.run("docker", "stop", "-t", "5", Docker.container("dashboard"))
                        .code())
                .isZero();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                var page = Stack.visitor().header("Accept", "text/html").get("/");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.asString()).contains("dashboard").contains("make status");
            });
        } finally {
            Docker.run("docker", "start", Docker.container("dashboard"));
        }
        await().atMost(PATIENCE).until(() -> Stack.visitor().get("/login").statusCode() == 200);
    }

    @Test
    void what_was_acknowledged_survives_the_death_of_the_store() {
        String name = Policies.add();
        long before = Docker.hostPid("mongodb");
        Docker.run("kill", "-KILL", "" + before);
        await().atMost(PATIENCE).until(() -> Docker.hostPid("mongodb") != before);
        await().atMost(PATIENCE)
                .until(() -> Stack.admin().get("/api/policies/linux/" + name).statusCode() == 200);
    }

    @Test
    void what_was_acknowledged_survives_the_death_of_the_database() {
        long before = Docker.hostPid("mariadb");
        int acknowledged;
        try (Posts posts = Posts.begin()) {
            await().atMost(PATIENCE).until(() -> posts.acknowledged() > 3);
            Docker.run("kill", "-KILL", "" + before);
            await().atMost(PATIENCE).until(() -> Docker.hostPid("mariadb") != before);
            acknowledged = posts.acknowledged();
        }
        await().atMost(PATIENCE).until(() -> Docker.isHealthy("mariadb"));
        assertThat(Posts.kept()).hasSizeGreaterThanOrEqualTo(acknowledged);
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#SERVICES")
    void a_container_stops_by_itself_in_time_and_comes_back_with_its_data(String service) {
        long began = System.nanoTime();
        assertThat(Docker.run("docker", "stop", "-t", "20", Docker.container(service))
                        .code())
                .isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(Docker.inspect(service).getInt("State.ExitCode")).isIn(0, 143);
        assertThat(Docker.run("docker", "logs", "--tail", "20", Docker.container(service))
                        .text())
                .contains(LAST_WORDS.getOrDefault(service, service + " stopped in"));
        Docker.run("docker", "start", Docker.container(service));
        await().atMost(PATIENCE).until(() -> Docker.isHealthy(service));
        await().atMost(PATIENCE).until(() -> Stack.admin().get("/api/processes").statusCode() == 200);
    }
}
