package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far somebody gets who took a container over. */
class TakeoverIT {

    private static final String ENGINE_SOCKET = "/var/run/docker.sock";

    @Test
    void the_attack_works_where_nothing_stands_against_it() throws Exception {
        assertThat(Files.exists(Path.of(ENGINE_SOCKET))).isTrue();
        assertThat(onTheHost("socket", ENGINE_SOCKET)).isEqualTo("in");
        assertThat(onTheHost("handle", "/etc/passwd")).isEqualTo("in");
    }

    @Test
    void process_policy_does_not_reach_the_engine_through_another_process_root() throws Exception {
        assertThat(inside("process-policy", "socket", "/proc/1/root/run/docker.sock"))
                .contains("Operation not permitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-stream", "metrics", "site-doctor", "dashboard"})
    void no_other_service_reaches_the_engine_either(String service) throws Exception {
        for (String root : new String[] {"", "/proc/1/root", "/host", "/host/root", "/host/proc/1/root"}) {
            assertThat(inside(service, "socket", root + "/run/docker.sock"))
                    .isNotEqualTo("in")
                    .containsAnyOf("No such file", "Permission denied", "not permitted", "Connection refused");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-policy", "log-stream", "metrics", "site-doctor"})
    void no_file_of_the_host_is_opened_by_its_handle(String service) throws Exception {
        assertThat(inside(service, "handle", "/etc")).contains("errno 1");
    }

    private static String onTheHost(String... arguments) {
        return Docker.run(command(
                        new String[] {ProcessHandle.current().info().command().orElseThrow()},
                        "target/test-classes",
                        arguments))
                .text();
    }

    /** Writes the class into the container's own /tmp, as an attacker could, and runs it there. */
    private static String inside(String service, String... arguments) throws IOException, InterruptedException {
        Process copying = new ProcessBuilder(
                        "docker",
                        "exec",
                        "-i",
                        Docker.container(service),
                        "sh",
                        "-c",
                        "mkdir -p /tmp/io/totem/stack && cat > /tmp/io/totem/stack/Attack.class")
                .redirectInput(Path.of("target/test-classes/io/totem/stack/Attack.class")
                        .toFile())
                .start();
        assertThat(copying.waitFor()).isZero();
        return Docker.run(command(
                        new String[] {
                            "docker",
                            "exec",
                            Docker.container(service),
                            "/usr/lib/jvm/java-25-openjdk/bin/java",
                            "-Xmx16m",
                            "-XX:+UseSerialGC"
                        },
                        "/tmp",
                        arguments))
                .text();
    }

    private static String[] command(String[] java, String classPath, String... arguments) {
        return Stream.of(
                        java,
                        new String[] {"--enable-native-access=ALL-UNNAMED", "-cp", classPath, "io.totem.stack.Attack"},
                        arguments)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }
}
