package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The commands that Totem prints, in the words it prints them, run where what they are for is there: they do what the sentence
 * around them promises. {@code PrintedCommandsTest} holds that each has such a test.
 */
class PrintedCommandsIT {

    private static final String HOST = Stack.PROJECT + "-supervisors";
    private static final String GUEST = Stack.PROJECT + "-published";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT = 28_379;
    private static final int CONNECT_MILLIS = 2_000;

    @BeforeAll
    static void theHostStarts() {
        Docker.run("docker", "rm", "--force", "--volumes", HOST);
        Docker.Result started = Docker.run(
                "docker",
                "run",
                "--detach",
                "--name=" + HOST,
                "--cap-add=SYS_ADMIN",
                "--cap-add=NET_ADMIN",
                "--security-opt=seccomp=unconfined",
                "--security-opt=apparmor=unconfined",
                "--cgroupns=private",
                "--tmpfs=/run:mode=755,exec",
                "--tmpfs=/run/lock",
                "--tmpfs=/tmp",
                "totem/standin-supervisors",
                "sh",
                "-c",
                "umount -R /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup; exec /sbin/init");
        assertThat(started.code()).as(started.text()).isZero();
        await().atMost(PATIENCE)
                .until(() -> on("systemctl", "is-system-running").text().matches("running|degraded"));
        await().atMost(PATIENCE)
                .until(() -> on("systemctl", "is-active", "user@1000.service").code() == 0);
    }

    @AfterAll
    static void theHostGoes() {
        Docker.run("docker", "rm", "--force", "--volumes", HOST, GUEST);
    }

    @Test
    void a_service_is_shown_restarted_stopped_for_good_and_started() {
        assertThat(on("systemctl", "status", "--", "waits.service").text())
                .contains("waits.service", "active (running)");
        assertThat(on("systemctl", "cat", "--", "waits.service").text()).contains("[Service]", "ExecStart=");
        String before = mainPid("waits.service");
        done(on("systemctl", "restart", "--", "waits.service"));
        assertThat(mainPid("waits.service")).isNotEqualTo(before).isNotEqualTo("0");
        done(on("systemctl", "stop", "--", "waits.service"));
        assertThat(state("waits.service")).isEqualTo("inactive");
        done(on("systemctl", "start", "--", "waits.service"));
        assertThat(state("waits.service")).isEqualTo("active");
        assertThat(on("journalctl", "--unit=waits.service").text()).contains("Started waits.service");
    }

    @Test
    void a_masked_service_can_be_started_once_it_is_unmasked() {
        done(on("systemctl", "mask", "--now", "cron.service"));
        assertThat(on("systemctl", "start", "--", "cron.service").code()).isNotZero();
        done(on("systemctl", "unmask", "--", "cron.service"));
        done(on("systemctl", "start", "--", "cron.service"));
        assertThat(state("cron.service")).isEqualTo("active");
    }

    @Test
    void a_socket_unit_that_is_disabled_now_is_closed_and_stays_so() {
        assertThat(on("systemctl", "status", "--", "door.socket").text()).contains("active (listening)");
        done(on("systemctl", "disable", "--now", "--", "door.socket"));
        assertThat(state("door.socket")).isEqualTo("inactive");
        assertThat(on("systemctl", "is-enabled", "door.socket").text()).isEqualTo("disabled");
    }

    @Test
    void a_service_of_ones_own_systemd_is_stopped_by_its_user() {
        done(asMina("systemctl", "--user", "start", "hers.service"));
        done(asMina("systemctl", "--user", "stop", "--", "hers.service"));
        assertThat(asMina("systemctl", "--user", "is-active", "hers.service").text())
                .isEqualTo("inactive");
    }

    @Test
    void runit_and_s6_do_not_start_again_what_was_stopped() {
        await().atMost(PATIENCE).until(() -> on("sv", "status", "waits").text().startsWith("run: "));
        done(on("sv", "down", "waits"));
        await().atMost(PATIENCE).until(() -> on("sv", "status", "waits").text().startsWith("down: "));
        await().atMost(PATIENCE)
                .until(() -> on("s6-svstat", "/run-s6/waits").text().startsWith("up "));
        done(on("s6-svc", "-d", "--", "/run-s6/waits"));
        await().atMost(PATIENCE)
                .until(() -> on("s6-svstat", "/run-s6/waits").text().startsWith("down "));
        assertThat(pids("sleep 1000000")).isEmpty();
    }

    @Test
    void pacman_names_the_file_that_is_not_as_its_package_brought_it() {
        assertThat(on("pacman", "-Qkk", "demo").text()).contains("0 altered files");
        done(on("sh", "-c", "echo more >> /usr/bin/demo"));
        assertThat(on("pacman", "-Qkk", "demo").text()).contains("/usr/bin/demo (SHA256 checksum mismatch)");
    }

    /** Its words are a sentence: the name has to be looked up first. */
    @Test
    void supervisor_names_its_programs_by_pid_and_stops_one() {
        await().atMost(PATIENCE)
                .until(() -> on("supervisorctl", "status").text().contains("RUNNING"));
        assertThat(on("supervisorctl", "status").text())
                .contains("waits", "pid " + pids("sleep 1000001").getFirst() + ",");
        done(on("supervisorctl", "stop", "waits"));
        assertThat(pids("sleep 1000001")).isEmpty();
    }

    @Test
    void a_container_is_stopped_though_its_engine_would_start_it_again() {
        guest("--restart=always");
        done(Docker.run("docker", "stop", "--", GUEST));
        assertThat(running()).isEqualTo("false");
        done(Docker.run("docker", "start", "--", GUEST));
        assertThat(running()).isEqualTo("true");
        done(Docker.run("docker", "pause", GUEST));
        done(Docker.run("docker", "unpause", "--", GUEST));
        assertThat(Docker.run("docker", "logs", "--", GUEST).code()).isZero();
    }

    /** {@code port.publishLocally}. */
    @Test
    void a_port_that_is_published_to_this_machine_only_is_closed_to_others() throws SocketException {
        guest("-p", "127.0.0.1:" + PORT + ":6379");
        await().atMost(PATIENCE).until(() -> connects(InetAddress.getLoopbackAddress()));
        List<InetAddress> others = addressesOfThisMachine();
        assertThat(others).isNotEmpty().noneMatch(PrintedCommandsIT::connects);
    }

    private static List<InetAddress> addressesOfThisMachine() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    private static boolean connects(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void guest(String... options) {
        Docker.run("docker", "rm", "--force", "--volumes", GUEST);
        List<String> command = new ArrayList<>(List.of("docker", "run", "--detach", "--init", "--name=" + GUEST));
        Collections.addAll(command, options);
        command.addAll(List.of("totem/standin-supervisors", "python3", "-m", "http.server", "6379"));
        done(Docker.run(command.toArray(String[]::new)));
    }

    private static String running() {
        return Docker.run("docker", "inspect", "-f", "{{.State.Running}}", GUEST)
                .text();
    }

    private static String mainPid(String unit) {
        return on("systemctl", "show", "--property=MainPID", "--value", unit).text();
    }

    private static String state(String unit) {
        return on("systemctl", "is-active", unit).text();
    }

    /** Of the processes whose command line ends so. */
    private static List<String> pids(String words) {
        return on(
                        "sh",
                        "-c",
                        "for p in /proc/[0-9]*; do [ \"$(tr '\\0' ' ' < $p/cmdline)\" = '" + words + " ' ] "
                                + "|| [ \"$(tr '\\0' ' ' < $p/cmdline)\" = '/bin/" + words
                                + " ' ] && echo ${p#/proc/}; done; true")
                .text()
                .lines()
                .toList();
    }

    private static Docker.Result on(String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", HOST));
        Collections.addAll(all, command);
        return Docker.run(all.toArray(String[]::new));
    }

    private static Docker.Result asMina(String... command) {
        List<String> all =
                new ArrayList<>(List.of("docker", "exec", "--user=mina", "--env=XDG_RUNTIME_DIR=/run/user/1000", HOST));
        Collections.addAll(all, command);
        return Docker.run(all.toArray(String[]::new));
    }

    private static void done(Docker.Result result) {
        assertThat(result.code()).as(result.text()).isZero();
    }
}
