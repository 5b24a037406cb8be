package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A host of its own in a container, which Totem watches from inside as {@code make run} does: its control groups, its /proc and its
 * files are all that Totem sees there.
 */
final class StockHost implements AutoCloseable {

    static final Path HOUSE = Path.of("../..").toAbsolutePath().normalize();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /** A token is good for five minutes. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);

    /** No daemon's own. */
    private static final int PORT = 18_888;

    private static final String API = "http://127.0.0.1:" + PORT;
    private static final String FLAGS = "@/opt/totem.flags";
    private static final String DATA = "--env=TOTEM_DATA=/var/lib/totem";
    private static final String JAR = "/opt/totem/quarkus-run.jar";
    /** A machine's own tree of control groups, as version 2 has it, whatever the machine below uses. */
    private static final String START =
            "umount -R /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup; exec /sbin/init";

    private final String name;
    private String token;
    private Instant tokenSince = Instant.EPOCH;

    private StockHost(String name) {
        this.name = name;
    }

    /** @param ready a command that succeeds there once the host has started all it wanted to */
    static StockHost start(String name, String image, String ready, String... options) {
        StockHost host = new StockHost(Stack.PROJECT + "-" + name);
        host.close();
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--name=" + host.name));
        command.add("--hostname=" + name);
        // What root of a whole machine may.
        List.of("SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "DAC_READ_SEARCH")
                .forEach(right -> command.add("--cap-add=" + right));
        command.addAll(List.of("--security-opt=seccomp=unconfined", "--security-opt=apparmor=unconfined"));
        command.add("--cgroupns=private");
        // As on every machine with systemd; the engine would let nothing be executed there, or all write.
        command.addAll(List.of("--tmpfs=/run:mode=755,exec", "--tmpfs=/run/lock", "--tmpfs=/tmp:mode=1777,exec,suid"));
        command.add("--tmpfs=/dev/shm:mode=1777,exec,suid");
        command.add("--volume=" + HOUSE.resolve("services/standalone/target/quarkus-app") + ":/opt/totem:ro");
        command.add("--volume=" + HOUSE.resolve("services/standalone/jvm.flags") + ":/opt/totem.flags:ro");
        // An address of its own by IPv6, too: the engine switches it off.
        command.add("--sysctl=net.ipv6.conf.all.disable_ipv6=0");
        Collections.addAll(command, options);
        command.addAll(List.of(image, "sh", "-c", START));
        Docker.Result started = Docker.run(command.toArray(String[]::new));
        assertThat(started.code()).as(started.text()).isZero();
        host.await(ready);
        host.startTotem();
        return host;
    }

    private void startTotem() {
        // As somebody starts it who then logs out.
        String command = "setsid java " + FLAGS + " -jar " + JAR + " serve > /var/log/totem.log 2>&1 < /dev/null &";
        Docker.run("docker", "exec", DATA, "--env=TOTEM_PORT=" + PORT, name, "sh", "-c", command);
        await("curl -sf -o /dev/null " + API + "/login");
    }

    /** @param command of the host's shell, which succeeds once that is so */
    void await(String command) {
        Awaitility.await(command)
                .atMost(PATIENCE)
                .until(() -> run("sh", "-c", command).code() == 0);
    }

    Docker.Result run(String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", name));
        Collections.addAll(all, command);
        return Docker.run(all.toArray(String[]::new));
    }

    /** A script of the host's shell. */
    String sh(String script) {
        Docker.Result result = run("bash", "-ec", script);
        assertThat(result.code()).as(script + "\n" + result.text()).isZero();
        return result.text();
    }

    /** Starts something from outside: no process of the host is its parent. */
    void fromOutside(String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", "--detach", name));
        Collections.addAll(all, command);
        Docker.run(all.toArray(String[]::new));
    }

    /** All that run there and were not put there from outside, as who asks is, as {@code GET /api/processes} tells them. */
    List<Map<String, Object>> processes() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            JsonPath answer = get("/api/processes?size=500&sort=pid&page=" + page);
            all.addAll(answer.getList("items"));
            pages = answer.getInt("pages");
        }
        all.removeIf(Finding::isFromOutside);
        return all;
    }

    /** What needs a look there, as {@code GET /api/processes/findings} tells it; nothing that was put there from outside. */
    List<Finding> findings() {
        return Finding.of(get("/api/processes/findings?size=500").getList("items"));
    }

    private JsonPath get(String path) {
        return JsonPath.from(run("curl", "-sS", "-H", "Authorization: Bearer " + token(), API + path)
                .text());
    }

    private String token() {
        if (tokenSince.plus(TOKEN_LIFE).isBefore(Instant.now())) {
            token = Docker.run("docker", "exec", DATA, name, "java", FLAGS, "-jar", JAR, "token", "viewer")
                    .text()
                    .lines()
                    .toList()
                    .getLast();
            tokenSince = Instant.now();
        }
        return token;
    }

    @Override
    public void close() {
        Docker.run("docker", "rm", "--force", "--volumes", name);
    }
}
