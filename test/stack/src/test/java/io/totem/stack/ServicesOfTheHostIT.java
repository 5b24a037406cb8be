package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The services of the host, asked of its systemd over its D-Bus. A machine without one gets a systemd in a container that
 * opens its bus where the host's would be.
 */
class ServicesOfTheHostIT {

    private static final String STAND_IN = Stack.PROJECT + "-systemd";
    private static final boolean OWN_SYSTEMD = Files.isDirectory(Path.of("/run/systemd/system"));
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @BeforeAll
    static void thereIsASystemd() {
        if (!OWN_SYSTEMD) {
            start();
        }
        await().atMost(PATIENCE).until(() -> services().getString("source").equals("systemd"));
    }

    @AfterAll
    static void theStandInGoes() {
        if (!OWN_SYSTEMD) {
            SystemdHost.stop(STAND_IN);
            Docker.run("rm", "-f", "/run/dbus/system_bus_socket");
        }
    }

    @Test
    void every_service_has_the_state_systemd_gives_it() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states())
                        .isNotEmpty()
                        .allSatisfy((unit, state) -> assertThat(state).as(unit).isEqualTo(activeState(unit))));
    }

    @Test
    void one_that_runs_and_one_that_failed_are_told_apart() {
        if (!OWN_SYSTEMD) {
            assertThat(states()).containsEntry("cron.service", "active").containsEntry("rsyslog.service", "failed");
        }
    }

    @Test
    void a_bus_that_starts_anew_is_asked_again() {
        if (OWN_SYSTEMD) {
            return;
        }
        SystemdHost.stop(STAND_IN);
        await().atMost(PATIENCE).until(() -> services().getString("source").equals("processes"));
        start();
        await().atMost(PATIENCE).until(() -> services().getString("source").equals("systemd"));
    }

    private static void start() {
        SystemdHost.start(STAND_IN, "totem/standin-systemd", "--volume=/run/dbus:/run/dbus");
    }

    private static JsonPath services() {
        return Stack.admin().get("/api/services").jsonPath();
    }

    /** By unit. */
    private static Map<String, String> states() {
        List<Map<String, String>> rows = services().getList("services.findAll { it.unit != null }");
        return rows.stream().collect(Collectors.toMap(row -> row.get("unit"), row -> row.get("state")));
    }

    private static String activeState(String unit) {
        Stream<String> there = OWN_SYSTEMD ? Stream.empty() : Stream.of("docker", "exec", STAND_IN);
        Stream<String> command = Stream.of("systemctl", "show", "--value", "--property=ActiveState", unit);
        return Docker.run(Stream.concat(there, command).toArray(String[]::new)).text();
    }
}
