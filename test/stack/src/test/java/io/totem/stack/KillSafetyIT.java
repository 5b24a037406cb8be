package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the end button does and never does, with real processes of this machine. */
class KillSafetyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Writing n makes n + 1 the next PID, sysctl/kernel.rst; in the machine's own namespace it is the machine's. */
    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

    private static final String GUEST = "totem-suite-guest";

    private static String operator;
    private Process started;

    @BeforeAll
    static void somebodyIsAnOperator() {
        operator = People.loggedIn("olga-" + System.nanoTime(), "operator");
    }

    @AfterEach
    void whatWasStartedEnds() {
        if (started != null) {
            started.destroyForcibly();
        }
        Docker.run("docker", "rm", "--force", GUEST);
    }

    @Test
    void a_process_that_a_person_started_is_ended_by_an_operator() throws IOException {
        Map<String, Object> row = start("sleep", "600");
        assertThat(end(operator(), row, 200).getString("outcome")).isEqualTo("EXITED");
        assertThat(started.onExit()).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void pid_1_is_never_ended_even_by_an_admin() {
        assertThat(end(Stack.admin(), row(1), 403).getString("errorCode")).isEqualTo("PROTECTED_INIT");
    }

    @Test
    void a_thread_of_the_kernel_is_never_ended_even_by_an_admin() {
        assertThat(end(Stack.admin(), row(2), 403).getString("errorCode")).isEqualTo("PROTECTED_KERNEL");
    }

    @ParameterizedTest
    @FieldSource("io.totem.stack.Docker#SERVICES")
    void no_process_of_totems_own_containers_is_ever_ended_even_by_an_admin(String service) {
        String first = Long.toString(Docker.hostPid(service));
        List<String> pids = Docker.pids(service);
        assertThat(pids).contains(first);
        for (String pid : pids) {
            // A health check may be over by now.
            Map<String, Object> row = pid.equals(first) ? row(Long.parseLong(pid)) : found(Long.parseLong(pid));
            if (row != null) {
                String refusal = order(Stack.admin(), row.get("identity"), row)
                        .jsonPath()
                        .getString("errorCode");
                assertThat(ProcessHandle.of(Long.parseLong(pid)).isEmpty() || "PROTECTED_TOTEM".equals(refusal))
                        .as("%s %s", row, refusal)
                        .isTrue();
            }
        }
        assertThat(Docker.hostPid(service)).isEqualTo(Long.parseLong(first));
    }

    @Test
    void the_container_engine_is_never_ended_even_by_an_admin() {
        for (String engine : List.of("dockerd", "containerd")) {
            List<Integer> pids = Stack.admin()
                    .get("/api/processes?size=500&search=" + engine)
                    .jsonPath()
                    .getList("items.findAll { it.name == '" + engine + "' }.pid");
            assertThat(pids)
                    .isNotEmpty()
                    .allSatisfy(
                            pid -> assertThat(end(Stack.admin(), row(pid), 403).getString("errorCode"))
                                    .isEqualTo("PROTECTED_RUNTIME"));
        }
    }

    @Test
    void a_process_in_a_container_is_ended_by_an_admin_and_not_by_an_operator() {
        Docker.run("docker", "run", "--detach", "--rm", "--name", GUEST, Docker.BASE_IMAGE, "sleep", "600");
        long pid = Long.parseLong(Docker.run("docker", "inspect", "--format", "{{.State.Pid}}", GUEST)
                .text());
        Map<String, Object> row = row(pid);
        assertThat(row.get("container")).isEqualTo(GUEST);

        assertThat(end(operator(), row, 403).getString("errorCode")).isEqualTo("ADMIN_NEEDED");
        assertThat(ProcessHandle.of(pid)).isPresent();

        // The first process of a container takes no SIGTERM unless it asked for it (pid_namespaces(7)).
        assertThat(end(Stack.admin(), row, 200).getString("outcome")).isEqualTo("KILLED");
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void a_viewer_ends_nothing() throws IOException {
        Map<String, Object> row = start("sleep", "600");
        String viewer = People.loggedIn("vera-" + started.pid(), "viewer");
        end(People.inBrowser(viewer), row, 403);
        assertThat(started.isAlive()).isTrue();
    }

    @Test
    void another_start_time_is_another_process() throws IOException {
        Map<String, Object> row = start("sleep", "600");
        String[] parts = row.get("identity").toString().split(":");
        String earlier = parts[0] + ":" + parts[1] + ":" + (Long.parseLong(parts[2]) - 1);
        JsonPath answer =
                order(operator(), earlier, row).then().statusCode(409).extract().jsonPath();
        assertThat(answer.getString("errorCode")).isEqualTo("IDENTITY_CHANGED");
        assertThat(started.isAlive()).isTrue();
    }

    @Test
    void another_program_or_user_than_the_page_showed_is_another_process() throws IOException {
        Map<String, Object> row = start("sleep", "600");
        for (Map<String, Object> seen : List.<Map<String, Object>>of(
                Map.of("exe", "/usr/bin/vi", "uid", row.get("uid")), Map.of("exe", row.get("executable"), "uid", 0))) {
            JsonPath answer = order(operator(), row.get("identity"), seen.get("exe"), seen.get("uid"))
                    .then()
                    .statusCode(409)
                    .extract()
                    .jsonPath();
            assertThat(answer.getString("errorCode")).isEqualTo("IDENTITY_CHANGED");
        }
        assertThat(started.isAlive()).isTrue();
    }

    @Test
    void whoever_was_given_the_pid_between_page_and_click_lives_on() throws IOException, InterruptedException {
        Map<String, Object> row = start("sleep", "600");
        long pid = started.pid();
        started.destroyForcibly().waitFor();
        // Somebody else on this machine may be given the PID first; then it takes another try.
        for (int i = 0; i < 50 && (!started.isAlive() || started.pid() != pid); i++) {
            started.destroyForcibly();
            Files.writeString(LAST_PID, Long.toString(pid - 1));
            started = People.sleepAs(People.LOGIN_USER);
        }
        assertThat(started.pid()).as("the PID was given away again").isEqualTo(pid);
        JsonPath answer = end(operator(), row, 409);
        assertThat(answer.getString("errorCode")).isEqualTo("IDENTITY_CHANGED");
        assertThat(started.isAlive()).isTrue();
    }

    @Test
    void while_the_store_is_down_nothing_is_ended_and_afterwards_it_is() throws IOException {
        Map<String, Object> row = start("sleep", "600");
        Docker.run("docker", "pause", Docker.container("mongodb"));
        try {
            assertThat(end(operator(), row, 503).getString("errorCode")).isEqualTo("STORE_UNAVAILABLE");
            assertThat(started.isAlive()).isTrue();
        } finally {
            Docker.run("docker", "unpause", Docker.container("mongodb"));
        }
        await().atMost(PATIENCE)
                .until(() -> Stack.admin().get("/api/policies?size=1").statusCode() == 200);
        assertThat(end(operator(), row, 200).getString("outcome")).isEqualTo("EXITED");
    }

    @Test
    void of_two_operators_on_one_process_one_acts_and_the_other_is_told_who_was_first() throws IOException {
        Map<String, Object> row = start("sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(
                () -> order(operator(), row.get("identity"), row).statusCode());
        await().atMost(PATIENCE)
                .until(() -> Stack.admin()
                                .queryParam("process", row.get("identity"))
                                .get("/api/audit")
                                .jsonPath()
                                .getInt("total")
                        > 0);
        JsonPath second = end(Stack.admin(), row, 409);
        assertThat(second.getString("errorCode")).isEqualTo("TERMINATION_RUNNING");
        assertThat(second.getString("detail")).contains("olga-");
        assertThat(first).succeedsWithin(PATIENCE).isEqualTo(200);
        assertThat(started.onExit()).succeedsWithin(5, TimeUnit.SECONDS);
    }

    /** Starts a process of somebody who can log in, and waits until it is what it shall be. */
    private Map<String, Object> start(String... command) throws IOException {
        started = People.startAs(People.LOGIN_USER, command);
        return await().atMost(PATIENCE)
                .until(
                        () -> found(started.pid()),
                        row -> row != null
                                && !row.get("name").equals("setpriv")
                                && !row.get("name").equals("java"));
    }

    private static Map<String, Object> row(long pid) {
        return await().atMost(PATIENCE).until(() -> found(pid), Objects::nonNull);
    }

    private static Map<String, Object> found(long pid) {
        return Stack.admin()
                .get("/api/processes?size=500&kernel=true&search=" + pid)
                .jsonPath()
                .getMap("items.find { it.pid == " + pid + " }");
    }

    private static RequestSpecification operator() {
        return People.inBrowser(operator);
    }

    private static JsonPath end(RequestSpecification person, Map<String, Object> row, int status) {
        return order(person, row.get("identity"), row)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static Response order(RequestSpecification person, Object identity, Map<String, Object> row) {
        return order(person, identity, row.get("executable"), row.get("uid"));
    }

    private static Response order(RequestSpecification person, Object identity, Object exe, Object uid) {
        Map<String, Object> seen = new HashMap<>();
        seen.put("exe", exe);
        seen.put("uid", uid);
        return person.contentType("application/json")
                .body(Map.of("reason", "the suite started it", "expected", seen))
                .post("/api/processes/" + identity + "/termination");
    }
}
