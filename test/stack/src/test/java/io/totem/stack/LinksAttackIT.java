package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody took ftp over, as the user of its sessions or as its root, and puts links where privileged services read. */
@Tag("long")
class LinksAttackIT {

    private static final String MARK = "links-" + Long.toString(System.nanoTime(), 36);
    private static final String DROP = "/srv/ftp/drop/";
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String SENTINEL = "nobody-may-see-" + MARK;
    private static final Duration TAKEN = Duration.ofSeconds(120);

    @TempDir
    Path host;

    @AfterEach
    void leaveNothingBehind() {
        for (String user : List.of("10082:10082", "0:0")) {
            in(
                    user,
                    "rm -rf " + DROP + "*/" + MARK + "* " + DROP + "*/" + ID + " " + DROP + "policies/rejected " + DROP
                            + "policies/imported");
        }
    }

    @Test
    void no_privileged_reader_of_a_drop_box_can_write_there() {
        for (String service : List.of("process-policy", "log-stream")) {
            List<Boolean> writable = Docker.inspect(service)
                    .getList("Mounts.findAll { it.Name != null && it.Name.contains('drop') }.RW");
            assertThat(writable).as(service).containsExactly(false);
        }
        Docker.Result touch = Docker.exec("process-policy", "sh", "-c", ": > /srv/drop/policies/" + MARK);
        assertThat(touch.text()).contains("Read-only file system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10082:10082", "0:0"})
    void links_among_the_dropped_policies_change_and_show_nothing_of_the_host(String user) throws IOException {
        Path secret = Files.writeString(host.resolve("secret.json"), "{\"" + SENTINEL + "\": \"x\"}");
        String toHost = "/proc/1/root" + host;
        String mark = MARK + user.substring(0, 1);
        attack(
                user,
                "cd " + DROP + "policies"
                        + " && ln -sfn " + toHost + " rejected"
                        + " && ln -sfn " + toHost + " imported"
                        + " && ln -s " + toHost + "/secret.json " + mark + "-link.json"
                        + " && ln -s ../../../../../.." + secret + " " + mark + "-up.json"
                        + " && ln -s /run/secrets/mongodb_process_policy_password " + mark + "-secret.json"
                        + " && mkfifo " + mark + "-fifo.json"
                        + " && echo '{}' > " + mark + "-one.json && ln " + mark + "-one.json " + mark + "-two.json");
        List<String> files = Stream.of("link", "up", "secret", "fifo", "one", "two")
                .map(kind -> mark + "-" + kind + ".json")
                .toList();
        await().atMost(TAKEN).until(() -> refused().containsAll(files));

        assertThat(names(host)).containsExactly("secret.json");
        assertThat(Stack.admin()
                        .get("/api/policies?size=500&search=" + SENTINEL)
                        .jsonPath()
                        .getInt("total"))
                .isZero();
        assertThat(Stack.admin().get("/api/policies/drops?size=500").asString()).doesNotContain(SENTINEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10082:10082", "0:0"})
    void links_among_the_dropped_logs_show_nothing_of_others(String user) {
        String nginx = Docker.inspect("nginx").getString("Id");
        String log = "/host/docker/containers/" + nginx + "/" + nginx + "-json.log";
        String mark = MARK + user.substring(0, 1);
        List<String> targets = List.of(
                "/host/docker/containers/" + nginx + "/config.v2.json",
                log,
                "/proc/self/environ",
                "/run/secrets/internal_token_public",
                "/host/log/dpkg.log",
                "../docker/containers/" + nginx + "/config.v2.json",
                "/proc/1/root/host/docker/containers/" + nginx + "/config.v2.json");
        for (int target = 0; target < targets.size(); target++) {
            attack(user, "ln -s " + targets.get(target) + " " + DROP + "logs/" + mark + "-" + target + ".log");
        }
        attack(
                user,
                "ln -s /host/docker/containers/" + nginx + " " + DROP + "logs/" + mark + "-folder" + " && cd " + DROP
                        + "logs && echo one > " + mark + "-a.log && ln " + mark + "-a.log " + mark + "-b.log");
        for (int target = 0; target < targets.size(); target++) {
            assertThat(tail(mark + "-" + target + ".log").statusCode())
                    .as(targets.get(target))
                    .isEqualTo(403);
        }
        assertThat(tail(mark + "-folder/config.v2.json").statusCode()).isEqualTo(403);
        assertThat(tail(mark + "-folder/" + nginx + "-json.log").statusCode()).isEqualTo(403);
        assertThat(tail(mark + "-b.log").statusCode()).as("two names").isEqualTo(403);
        List<Boolean> readable = Stack.admin()
                .get("/api/logs/sources?size=500&search=" + mark)
                .jsonPath()
                .getList("items.readable");
        assertThat(readable).hasSize(targets.size() + 3).doesNotContain(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10082:10082", "0:0"})
    void nobody_forges_a_containers_log_or_stops_the_list_with_a_fifo(String user) {
        String nginx = Docker.container("nginx");
        String folder = DROP + "logs/" + ID;
        attack(
                user,
                "mkdir " + folder + " && echo '{\"Name\": \"/" + nginx + "\"}' > " + folder
                        + "/config.v2.json && echo forged > " + folder + "/" + ID + "-json.log");
        assertThat(named("docker: " + nginx))
                .hasSize(1)
                .doesNotContain("file:/host/drop/" + ID + "/" + ID + "-json.log");
        attack(user, "rm " + folder + "/config.v2.json && mkfifo " + folder + "/config.v2.json");
        assertThat(named("docker: " + nginx)).hasSize(1);
        assertThat(tail(ID + "/config.v2.json").statusCode()).isEqualTo(403);
    }

    @Test
    void the_user_of_ftps_sessions_cannot_open_a_drop_box_to_others() {
        for (String box : List.of("policies", "logs")) {
            assertThat(in("10082:10082", "chmod 0777 " + DROP + box).code()).isNotZero();
            assertThat(in("10082:10082", "mv " + DROP + box + " " + DROP + "x").code())
                    .isNotZero();
        }
    }

    private static List<String> refused() {
        return Stack.admin()
                .get("/api/policies/drops?size=500")
                .jsonPath()
                .getList("items.findAll { it.refusal != null }.file");
    }

    private static List<String> named(String name) {
        return Stack.admin()
                .queryParam("search", name)
                .get("/api/logs/sources?size=500")
                .jsonPath()
                .getList("items.findAll { it.name == '" + name + "' }.id");
    }

    private static Response tail(String dropped) {
        return Stack.admin().queryParam("source", "file:/host/drop/" + dropped).get("/api/logs/tail");
    }

    private static void attack(String user, String script) {
        Docker.Result result = in(user, script);
        assertThat(result.code()).as(result.text()).isZero();
    }

    private static Docker.Result in(String user, String script) {
        return Docker.run("docker", "exec", "--user=" + user, Docker.container("ftp"), "sh", "-c", script);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
