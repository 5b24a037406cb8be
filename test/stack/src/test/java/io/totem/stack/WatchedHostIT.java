package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stack shows the host, and not the containers it lives in. */
class WatchedHostIT {

    private static final String PERSON = "totem-suite";

    @BeforeAll
    static void somebodyHasAnAccount() {
        Docker.run("useradd", "--create-home", "--shell", "/bin/bash", PERSON);
        assertThat(Docker.run("id", "-u", PERSON).code()).isZero();
    }

    @AfterAll
    static void theAccountGoes() {
        Docker.run("userdel", "--remove", PERSON);
    }

    @Test
    void the_hosts_own_processes_are_listed_and_those_in_containers_by_their_containers_name() {
        long own = ProcessHandle.current().pid();
        JsonPath mine = processes("search=" + own);
        assertThat(mine.getList("items.findAll { it.pid == " + own + " }")).hasSize(1);
        long nginx = Docker.hostPid("nginx");
        JsonPath theirs = processes("search=" + nginx);
        assertThat(theirs.getString("items.find { it.pid == " + nginx + " }.container"))
                .isEqualTo(Docker.container("nginx"));
    }

    @Test
    void a_process_that_a_normal_user_started_is_ended() throws IOException {
        Process process = People.sleepAs(PERSON);
        try {
            JsonPath found = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> processes("search=" + process.pid()),
                            list -> list.getInt("total") > 0
                                    && "sleep"
                                            .equals(list.getString(
                                                    "items.find { it.pid == " + process.pid() + " }.name")));
            Map<String, Object> row = found.getMap("items.find { it.pid == " + process.pid() + " }");
            JsonPath report = end(row, 200);
            assertThat(report.getString("outcome")).isEqualTo("EXITED");
            assertThat(process.onExit()).succeedsWithin(5, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_process_in_a_container_is_ended_by_an_admin_and_not_by_an_operator() {
        String guest = "totem-suite-guest";
        Docker.run("docker", "run", "--detach", "--rm", "--name", guest, "totem/standin-base", "sleep", "600");
        try {
            long pid = Long.parseLong(Docker.run("docker", "inspect", "--format", "{{.State.Pid}}", guest)
                    .text());
            Map<String, Object> row = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> processes("search=" + pid).getMap("items.find { it.pid == " + pid + " }"),
                            Objects::nonNull);
            assertThat(row.get("container")).isEqualTo(guest);

            String operator = People.loggedIn("oscar-" + pid, "operator");
            assertThat(end(People.inBrowser(operator), row, 403).getString("errorCode"))
                    .isEqualTo("ADMIN_NEEDED");
            assertThat(ProcessHandle.of(pid)).isPresent();

            // The first process of a container takes no SIGTERM unless it asked for it (pid_namespaces(7)).
            assertThat(end(row, 200).getString("outcome")).isEqualTo("KILLED");
            assertThat(ProcessHandle.of(pid)).isEmpty();
        } finally {
            Docker.run("docker", "rm", "--force", guest);
        }
    }

    @Test
    void a_process_of_the_stack_itself_is_not_ended() {
        long pid = Docker.hostPid("redis");
        Map<String, Object> row = processes("search=" + pid).getMap("items.find { it.pid == " + pid + " }");
        assertThat(end(row, 403).getString("errorCode")).startsWith("PROTECTED_");
        assertThat(ProcessHandle.of(pid)).isPresent();
    }

    @Test
    void the_logs_of_the_host_and_of_every_container_are_sources_by_name() {
        List<String> names =
                Stack.admin().get("/api/logs/sources?size=500").jsonPath().getList("items.name", String.class);
        for (String service : Docker.SERVICES) {
            assertThat(names).contains("docker: " + Docker.container(service));
        }
        assertThat(names).contains("dpkg.log");
    }

    @Test
    void the_settings_beside_a_containers_log_are_no_source() {
        String id = Docker.inspect("mongodb").getString("Id");
        for (String file : List.of("config.v2.json", "hostconfig.json")) {
            Stack.admin()
                    .queryParam("source", "file:/host/docker/containers/" + id + "/" + file)
                    .get("/api/logs/tail")
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void a_line_a_container_writes_is_in_its_log() {
        String id = Docker.inspect("nginx").getString("Id");
        Stack.visitor().get("/health/nginx?look-for-this-line");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Stack.admin()
                        .queryParam("source", "file:/host/docker/containers/" + id + "/" + id + "-json.log")
                        .get("/api/logs/tail")
                        .then()
                        .statusCode(200)
                        .body("lines.text.join(' ')", org.hamcrest.Matchers.containsString("/health/nginx")));
    }

    private static JsonPath end(Map<String, Object> row, int status) {
        return end(Stack.admin(), row, status);
    }

    private static JsonPath end(RequestSpecification person, Map<String, Object> row, int status) {
        return person.contentType("application/json")
                .body(Map.of(
                        "reason",
                        "the suite started it",
                        "expected",
                        Map.of("exe", row.get("executable"), "uid", row.get("uid"))))
                .post("/api/processes/" + row.get("identity") + "/termination")
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    private static JsonPath processes(String query) {
        return Stack.admin().get("/api/processes?size=500&" + query).jsonPath();
    }
}
