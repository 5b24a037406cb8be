package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebugPortRuleTest {

    private static final String JDWP = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/java -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 -jar a.jar | 5005",
                "/usr/bin/java -Xrunjdwp:transport=dt_socket,server=y,address=5005 -jar a.jar | 5005",
                "/usr/bin/java -Dcom.sun.management.jmxremote.port=9010 -Dcom.sun.management.jmxremote.authenticate=false A | 9010",
                "/usr/bin/node --inspect=0.0.0.0:9229 app.js | 9229",
                "/usr/bin/node --inspect=0.0.0.0 app.js | 9229",
                "/usr/bin/node --inspect-brk=0.0.0.0:9300 app.js | 9300",
                "/usr/bin/adb -a nodaemon server | 5037",
                "/usr/bin/epmd -daemon | 4369",
                "/usr/bin/python3 -m debugpy --listen 0.0.0.0:5678 app.py | 5678",
                "/usr/bin/chromium --headless --remote-debugging-address=0.0.0.0 --remote-debugging-port=9222 | 9222",
                "/usr/bin/dlv debug --headless --listen=:2345 | 2345",
                "/usr/bin/gdbserver :1234 ./a.out | 1234",
                "/usr/bin/deno run --inspect=0.0.0.0:9300 app.ts | 9300",
                "/usr/local/bin/bun --inspect=0.0.0.0:6499 app.ts | 6499",
                "/usr/bin/python3 -m ptvsd --host 0.0.0.0 --port 5678 app.py | 5678",
                "/usr/bin/python3 /home/kim/pydevd.py --server --port 5679 --file app.py | 5679"
            })
    void a_debuggers_port_that_others_reach_is_danger_and_on_loopback_nothing(String line, int port) {
        assertThat(warning(line, "0.0.0.0", port)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.argument()).contains(Integer.toString(port));
        });
        assertThat(warning(line, "127.0.0.1", port)).isEmpty();
        assertThat(warning(line, "0.0.0.0", 8080)).isEmpty();
    }

    @Test
    void what_was_asked_for_and_does_not_listen_is_no_open_port() {
        assertThat(Scene.of(program("/usr/bin/java").commandLine("java", JDWP + "*:5005", "A"))
                        .warning(WarningCode.DEBUG_PORT))
                .isEmpty();
    }

    @Test
    void a_debugger_that_calls_out_waits_for_nobody() {
        assertThat(warning(
                        "/usr/bin/java -agentlib:jdwp=transport=dt_socket,server=n,address=dev:5005 A",
                        "0.0.0.0",
                        5005))
                .isEmpty();
    }

    @Test
    void in_a_container_the_arguments_are_a_caution_because_its_sockets_are_not_seen() {
        String container = "c".repeat(64);
        assertThat(Scene.of(program("/usr/bin/java").container(container).commandLine("java", JDWP + "*:5005", "A"))
                        .warning(WarningCode.DEBUG_PORT))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(Scene.of(program("/usr/bin/java")
                                .container(container)
                                .commandLine("java", JDWP + "localhost:5005", "A"))
                        .warning(WarningCode.DEBUG_PORT))
                .isEmpty();
        assertThat(Scene.of(program("/usr/bin/epmd").container(container).commandLine("epmd", "-daemon"))
                        .warning(WarningCode.DEBUG_PORT))
                .isEmpty();
    }

    private static Optional<Warning> warning(String line, String address, int port) {
        String[] words = line.strip().split(" ");
        return Scene.of(program(words[0]).commandLine(words))
                .listening(address, port)
                .warning(WarningCode.DEBUG_PORT);
    }
}
