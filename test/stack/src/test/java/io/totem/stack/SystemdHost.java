package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A container in which systemd is PID 1: a host beside the host. */
final class SystemdHost {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SystemdHost() {}

    /** Starts it anew, and waits until systemd has started all it wanted to. */
    static void start(String name, String image, String... options) {
        stop(name);
        List<String> command = new ArrayList<>(List.of(
                "docker",
                "run",
                "--detach",
                "--name=" + name,
                "--cap-add=SYS_ADMIN",
                "--cap-add=NET_ADMIN",
                "--security-opt=seccomp=unconfined",
                "--cgroupns=host",
                "--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw",
                // As on every machine with systemd; the engine would let all write there.
                "--tmpfs=/run:mode=755",
                "--tmpfs=/run/lock",
                "--tmpfs=/tmp"));
        Collections.addAll(command, options);
        command.add(image);
        Docker.Result started = Docker.run(command.toArray(String[]::new));
        assertThat(started.code()).as(started.text()).isZero();
        await().atMost(PATIENCE)
                .until(() -> Docker.run("docker", "exec", name, "systemctl", "is-system-running")
                        .text()
                        .matches("running|degraded"));
    }

    static void stop(String name) {
        Docker.run("docker", "rm", "-f", name);
    }
}
