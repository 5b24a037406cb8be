package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two dashboards side by side: both answer, one session holds in both, and one that ends costs nobody an answer. */
class DashboardReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECOND = Docker.container("dashboard").replaceFirst("1$", "2");

    /** nginx asks the engine for addresses every five seconds. */
    private static final Duration ADDRESSES_HOLD = Duration.ofSeconds(5);

    @BeforeAll
    static void two() {
        Stack.session();
        scale(2);
        await().atMost(PATIENCE).until(() -> Docker.containerIsHealthy(SECOND));
    }

    @AfterAll
    static void one() {
        scale(1);
        // Until then nginx may send to the one that is gone, and what is no question (POST) it does not send twice.
        await().atMost(PATIENCE)
                .during(ADDRESSES_HOLD)
                .until(() -> Docker.isHealthy("dashboard")
                        && Stack.visitor().get("/login").statusCode() == 200);
    }

    @Test
    void both_answer_and_one_session_holds_in_both() {
        Set<String> both = Set.of(
                address("dashboard"),
                inspect("{{(index .NetworkSettings.Networks \"" + Stack.PROJECT + "_services\").IPAddress}}"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            String mark = "spread-" + System.nanoTime();
            assertThat(statuses(20, mark)).containsOnly(200);
            assertThat(answeredFor(mark)).isEqualTo(both);
        });
    }

    @Test
    void one_that_is_killed_is_left_out_without_an_error_and_comes_back() {
        String pid = inspect("{{.State.Pid}}");
        assertThat(Docker.run("kill", "-KILL", pid).code()).isZero();
        assertThat(statuses(50, "killed")).containsOnly(200);
        await().atMost(PATIENCE)
                .until(() -> !inspect("{{.State.Pid}}").equals(pid) && Docker.containerIsHealthy(SECOND));
    }

    @Test
    void one_that_is_stopped_is_left_out_without_an_error() {
        assertThat(Docker.run("docker", "stop", "-t", "5", SECOND).code()).isZero();
        try {
            assertThat(statuses(50, "stopped")).containsOnly(200);
        } finally {
            Docker.run("docker", "start", SECOND);
        }
        await().atMost(PATIENCE.plus(ADDRESSES_HOLD)).until(() -> Docker.containerIsHealthy(SECOND));
    }

    private static List<Integer> statuses(int count, String mark) {
        return IntStream.range(0, count)
                .map(i -> Stack.admin()
                        .header("Accept", "text/html")
                        .header("User-Agent", mark)
                        .get("/about")
                        .statusCode())
                .boxed()
                .toList();
    }

    /** The last word of an access line is the address that answered. */
    private static Set<String> answeredFor(String mark) {
        String log = Docker.run("docker", "logs", "--since", "60s", Docker.container("nginx"))
                .text();
        return Pattern.compile("\"" + mark + "\" .*?([0-9.]+):8080$", Pattern.MULTILINE)
                .matcher(log)
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private static String address(String service) {
        return (String) Docker.networks(service).get("services").get("IPAddress");
    }

    private static String inspect(String format) {
        return Docker.run("docker", "inspect", "-f", format, SECOND).text();
    }

    private static void scale(int count) {
        Docker.Result result = Docker.run(
                "../../scripts/compose",
                "up",
                "-d",
                "--no-build",
                "--no-deps",
                "--no-recreate",
                "--scale",
                "dashboard=" + count,
                "dashboard");
        assertThat(result.code()).as(result.text()).isZero();
    }
}
