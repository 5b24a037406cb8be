package io.totem.metrics.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.systemd.testing.PrivateBus;
import io.totem.systemd.testing.SmallSystemd;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real dbus-daemon; what systemd says there is said by {@link SmallSystemd}. */
class SystemdUnitsTest {

    private static final Duration NO_REST = Duration.ZERO;

    @TempDir
    Path folder;

    @Test
    void a_running_unit_tells_its_main_process_and_since_when() throws IOException, DBusException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket());
                SystemdUnits units = new SystemdUnits(bus.socket())) {
            systemd.unit("nginx.service", "loaded", "active", "running", SmallSystemd.properties(1324, "success", 0));

            UnitState nginx = states(units, "nginx.service").get("nginx.service");

            assertThat(nginx.active()).isEqualTo("active");
            assertThat(nginx.mainPid()).hasValue(1324);
            assertThat(nginx.since()).hasValue(Instant.ofEpochMilli(SmallSystemd.SINCE_MICROS / 1000));
        }
    }

    @Test
    void a_failed_unit_tells_how_and_one_that_is_not_there_is_told_apart() throws IOException, DBusException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket());
                SystemdUnits units = new SystemdUnits(bus.socket())) {
            systemd.unit("rsyslog.service", "loaded", "failed", "failed", SmallSystemd.properties(0, "exit-code", 3));

            Map<String, UnitState> states = states(units, "nowhere.service", "rsyslog.service");

            assertThat(states.get("nowhere.service").exists()).isFalse();
            assertThat(states.get("rsyslog.service").result()).isEqualTo("exit-code");
            assertThat(states.get("rsyslog.service").exitStatus()).isEqualTo(3);
            assertThat(states.get("rsyslog.service").mainPid()).isEmpty();
        }
    }

    @Test
    void two_names_of_one_unit_are_one_unit() throws IOException, DBusException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket());
                SystemdUnits units = new SystemdUnits(bus.socket())) {
            systemd.unit("mariadb.service", "loaded", "active", "running", SmallSystemd.properties(7, "success", 0));
            systemd.alias("mysql.service", "mariadb.service");

            List<String> names = List.of("mysql.service", "mariadb.service");
            UnitAnswer.Units answer = (UnitAnswer.Units) units.states(names);

            assertThat(answer.existing(names)).extracting(UnitState::unit).containsExactly("mariadb.service");
        }
    }

    @Test
    void a_property_that_an_old_systemd_lacks_is_absent_and_costs_no_other() throws IOException, DBusException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket());
                SystemdUnits units = new SystemdUnits(bus.socket())) {
            systemd.unit(
                    "cron.service",
                    "loaded",
                    "active",
                    "running",
                    Map.of("StateChangeTimestamp", new Variant<>(new UInt64(0))));

            UnitState cron = states(units, "cron.service").get("cron.service");

            assertThat(cron.active()).isEqualTo("active");
            assertThat(cron.mainPid()).isEmpty();
            assertThat(cron.since()).isEmpty();
        }
    }

    @Test
    void without_a_socket_the_answer_says_so_and_names_it_as_the_host_does() {
        try (SystemdUnits units = new SystemdUnits(folder.resolve("none"))) {
            assertThat(why(units)).contains("no D-Bus socket at /run/dbus/system_bus_socket");
        }
    }

    @Test
    void a_bus_without_systemd_is_told_apart_from_one_that_fails() throws IOException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SystemdUnits units = new SystemdUnits(bus.socket())) {
            assertThat(why(units)).contains("no systemd is behind it");
        }
    }

    @Test
    void the_connection_is_made_again_after_the_bus_was_restarted() throws IOException, DBusException {
        try (SystemdUnits units = new SystemdUnits(folder.resolve("bus"), NO_REST)) {
            for (int round = 0; round < 2; round++) {
                try (PrivateBus bus = PrivateBus.start(folder);
                        SmallSystemd systemd = SmallSystemd.start(bus.socket())) {
                    systemd.unit("a.service", "loaded", "inactive", "dead", SmallSystemd.properties(0, "success", 0));
                    assertThat(states(units, "a.service").get("a.service").active())
                            .isEqualTo("inactive");
                }
            }
        }
    }

    @Test
    void a_systemd_that_does_not_answer_holds_nobody_up_for_more_than_two_seconds_and_is_asked_again_later()
            throws IOException, DBusException {
        try (PrivateBus bus = PrivateBus.start(folder);
                SmallSystemd systemd = SmallSystemd.start(bus.socket());
                SystemdUnits units = new SystemdUnits(bus.socket(), NO_REST)) {
            CountDownLatch awake = new CountDownLatch(1);
            systemd.beforeAnswer(() -> awaitQuietly(awake));

            long start = System.nanoTime();
            assertThat(why(units)).contains("within two seconds");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));

            awake.countDown();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(units.states(List.of("a.service"))).isInstanceOf(UnitAnswer.Units.class));
        }
    }

    @Test
    void a_socket_that_accepts_and_says_nothing_holds_nobody_up_and_is_left_alone_for_a_while() throws IOException {
        Path socket = folder.resolve("mute");
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SystemdUnits units = new SystemdUnits(socket)) {
            mute.bind(UnixDomainSocketAddress.of(socket));
            assertThat(why(units)).contains("within two seconds");

            long start = System.nanoTime();
            assertThat(why(units)).contains("within two seconds");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static Map<String, UnitState> states(SystemdUnits units, String... names) {
        UnitAnswer answer = units.states(List.of(names));
        assertThat(answer).isInstanceOf(UnitAnswer.Units.class);
        return ((UnitAnswer.Units) answer).byName();
    }

    private static String why(SystemdUnits units) {
        UnitAnswer answer = units.states(List.of("a.service"));
        assertThat(answer).isInstanceOf(UnitAnswer.NoAnswer.class);
        return ((UnitAnswer.NoAnswer) answer).why().en();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
