package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.testing.People;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kill safety when PIDs are reused, made real in a PID namespace of its own, pid_namespaces(7). Where such a namespace has a
 * pid_max of its own (since Linux 6.14) it is made small and PIDs come round; before, pid_max would be the whole machine's, and
 * the next PID is chosen by ns_last_pid. The same on a host that is made up: {@link KillSafetyRacesTest}.
 */
class KillSafetyPidReuseTest {

    private static final String SMALL_WORLD = "echo 400 > /proc/sys/kernel/pid_max && exec \"$@\"";
    private static final String WORLD = "exec \"$@\"";

    @Test
    void whoever_was_given_the_pid_between_page_and_click_decision_and_signal_or_sigterm_and_sigkill_is_never_signalled(
            TestReporter reporter) throws IOException, InterruptedException {
        boolean small = hasPidMaxOfItsOwn(System.getProperty("os.version"));
        reporter.publishEntry("PIDs are reused by", small ? "a small pid_max" : "ns_last_pid");
        List<String> said = said(small);
        for (String way : List.of("PidfdSignals", "StartTimeSignals")) {
            assertThat(said)
                    .contains(way + " page-click IDENTITY_CHANGED true")
                    .contains(way + " decision-signal IDENTITY_CHANGED true")
                    .contains(way + " term-kill IDENTITY_CHANGED true");
        }
    }

    private static List<String> said(boolean small) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc"));
        if (!People.isRoot()) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("sh", "-c", small ? SMALL_WORLD : WORLD, "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PidReuse.class.getName(),
                small ? "come-round" : "choose"));
        Process world = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> said = world.inputReader().lines().toList();
            assertThat(world.waitFor(60, TimeUnit.SECONDS)).as("%s", said).isTrue();
            return said;
        } finally {
            world.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6.14.0-1-amd64,true",
        "6.18.44,true",
        "7.0.0,true",
        "6.13.9,false",
        "5.10.0-30-amd64,false",
        "strange,false"
    })
    void only_a_kernel_whose_namespaces_have_a_pid_max_of_their_own_is_given_a_small_one(String version, boolean own) {
        assertThat(hasPidMaxOfItsOwn(version)).isEqualTo(own);
    }

    private static boolean hasPidMaxOfItsOwn(String version) {
        Matcher numbers = Pattern.compile("([0-9]+)\\.([0-9]+).*").matcher(version);
        return numbers.matches()
                && 1000 * Integer.parseInt(numbers.group(1)) + Integer.parseInt(numbers.group(2)) >= 6014;
    }
}
