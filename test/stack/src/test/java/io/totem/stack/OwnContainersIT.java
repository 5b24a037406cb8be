package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stack's own containers on the Services page, by the engine's verdict. */
class OwnContainersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String EXTRA = Stack.PROJECT + "-extra-1";
    private static final String IMPOSTOR = Stack.PROJECT + "-impostor-1";

    @AfterEach
    void removeTheExtraOne() {
        Docker.run("docker", "rm", "-f", EXTRA, IMPOSTOR);
    }

    static Iterable<String> services() {
        return Docker.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void each_is_listed_as_healthy(String service) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Object> container = container(Docker.container(service));
            assertThat(container).containsEntry("service", service).containsEntry("condition", "healthy");
            assertThat(container).containsEntry("up", true).containsEntry("ours", true);
        });
    }

    @Test
    void the_page_about_totem_says_what_keeps_its_history() {
        assertThat(Stack.admin()
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .get("/about")
                        .asString())
                .contains("Redis")
                .doesNotContain("memory, for a day");
    }

    @Test
    void one_without_a_health_check_runs_and_the_page_says_that_nobody_checks() {
        start("--entrypoint=sleep", Docker.MONGO_IMAGE, "600");
        becomes("running");
        assertThat(page()).contains(EXTRA, "running; it has no health check");
    }

    @Test
    void one_whose_check_fails_is_first_starting_then_unhealthy_with_what_the_check_printed() {
        start(
                "--entrypoint=sleep",
                "--health-cmd=echo no answer from the suite; false",
                "--health-interval=1s",
                "--health-retries=8",
                Docker.MONGO_IMAGE,
                "600");
        becomes("starting");
        becomes("unhealthy");
        assertThat(page()).contains(EXTRA, "checks in a row failed", "no answer from the suite");
    }

    @Test
    void one_that_ends_again_and_again_is_called_so() {
        start("--restart=always", "--entrypoint=sh", Docker.MONGO_IMAGE, "-c", "exit 7");
        becomes("restarting");
        await().atMost(PATIENCE).until(() -> (int) container(EXTRA).get("restarts") >= 3);
        // Between two of its ends it runs for a moment.
        await().atMost(PATIENCE)
                .until(
                        OwnContainersIT::page,
                        allOf(containsString("ends again and again"), containsString("last exit code 7")));
    }

    @Test
    void one_that_stopped_and_one_that_is_paused_are_called_so() {
        start("--entrypoint=sleep", Docker.MONGO_IMAGE, "600");
        becomes("running");
        Docker.run("docker", "pause", EXTRA);
        becomes("paused");
        Docker.run("docker", "unpause", EXTRA);
        Docker.run("docker", "kill", EXTRA);
        becomes("stopped");
        assertThat(page()).contains("stopped, exit code 137");
    }

    private static void becomes(String condition) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(container(EXTRA)).containsEntry("condition", condition));
    }

    private static Map<String, Object> container(String name) {
        Map<String, Object> found = Stack.admin()
                .get("/api/containers?ours=true&size=100")
                .jsonPath()
                .getMap("items.find { it.name == '%s' }".formatted(name));
        return found == null ? Map.of() : found;
    }

    private static String page() {
        return Stack.admin()
                .header("Accept-Language", "en")
                .header("Accept", "text/html")
                .get("/services")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** As every image may that somebody made. */
    @Test
    void one_that_only_bears_the_stacks_labels_is_not_the_stacks() {
        startIn(IMPOSTOR, "none", "--entrypoint=sleep", Docker.MONGO_IMAGE, "600");
        await().atMost(PATIENCE)
                .until(() -> Stack.admin()
                        .get("/api/containers?size=500")
                        .jsonPath()
                        .getList("items.name")
                        .contains(IMPOSTOR));
        assertThat(container(IMPOSTOR)).isEmpty();
    }

    private static void start(String... options) {
        startIn(EXTRA, Stack.PROJECT + "_services", options);
    }

    /** A container that bears the stack's labels. */
    private static void startIn(String name, String network, String... options) {
        String[] command = Stream.concat(
                        Stream.of(
                                "docker",
                                "run",
                                "--detach",
                                "--name=" + name,
                                "--network=" + network,
                                "--label=com.docker.compose.project=" + Stack.PROJECT,
                                "--label=com.docker.compose.service=extra"),
                        Stream.of(options))
                .toArray(String[]::new);
        Docker.Result result = Docker.run(command);
        assertThat(result.code()).as(result.text()).isZero();
    }
}
