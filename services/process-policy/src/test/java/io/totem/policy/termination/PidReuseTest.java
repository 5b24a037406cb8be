package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.testing.People;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** PID reuse made real, pid_namespaces(7): in a namespace of its own pid_max can be small. */
class PidReuseTest {

    private static final String SMALL_WORLD = "echo 400 > /proc/sys/kernel/pid_max && exec \"$@\"";

    @Test
    void whoever_was_given_the_pid_meanwhile_is_never_signalled() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc"));
        if (!People.isRoot()) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("sh", "-c", SMALL_WORLD, "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PidReuse.class.getName()));
        Process world = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> said = world.inputReader().lines().toList();
            assertThat(world.waitFor(60, TimeUnit.SECONDS)).as("%s", said).isTrue();
            assertThat(said)
                    .contains("page-click IDENTITY_CHANGED true")
                    .contains("decision-signal IDENTITY_CHANGED true")
                    .contains("term-kill IDENTITY_CHANGED true");
        } finally {
            world.destroyForcibly();
        }
    }
}
