package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stack shows the host, and not the containers it lives in. */
class WatchedHostIT {

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
    void the_logs_of_the_host_and_of_every_container_are_sources_by_name() {
        List<String> names =
                Stack.admin().get("/api/logs/sources?size=500").jsonPath().getList("items.name", String.class);
        for (String service : Docker.SERVICES) {
            assertThat(names).contains("docker: " + Docker.container(service));
        }
        assertThat(names).contains("dpkg.log");
    }

    @Test
    void a_log_is_shown_at_the_place_where_the_host_has_it() {
        List<String> paths =
                Stack.admin().get("/api/logs/sources?size=500").jsonPath().getList("items.path");
        String id = Docker.inspect("nginx").getString("Id");
        String docker = Docker.run("docker", "info", "-f", "{{.DockerRootDir}}").text();
        assertThat(paths)
                .contains("/var/log/dpkg.log", docker + "/containers/" + id + "/" + id + "-json.log")
                .noneMatch(path -> path.startsWith("/host"));
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

    private static JsonPath processes(String query) {
        return Stack.admin().get("/api/processes?size=500&" + query).jsonPath();
    }
}
