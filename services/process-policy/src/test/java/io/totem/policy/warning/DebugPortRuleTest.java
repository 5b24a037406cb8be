package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.OpenPort;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.Reach;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({
        "PUBLIC,DANGER",
        "PRIVATE,DANGER",
        "LINK_LOCAL,DANGER",
        "EVERYWHERE,DANGER",
        "CONTAINERS,CAUTION",
        "VIRTUAL_MACHINES,CAUTION",
        "LOOPBACK,"
    })
    void how_bad_it_is_and_what_is_said_follows_who_can_reach_it(Reach reach, Severity severity) {
        Optional<Warning> warning = debugged(port(reach, false));
        assertThat(warning.map(Warning::severity)).isEqualTo(Optional.ofNullable(severity));
        warning.ifPresent(said -> {
            assertThat(said.why().en())
                    .contains("asks for no password")
                    .startsWith(
                            reach == Reach.EVERYWHERE
                                    ? "java listens on port 5005 at every address."
                                    : "java listens on port 5005 at 192.0.2.7, ");
            assertThat(said.why().en().contains("Only containers of this machine"))
                    .isEqualTo(reach == Reach.CONTAINERS);
        });
    }

    @Test
    void of_a_container_what_is_published_counts_and_what_is_not_is_open_to_its_neighbours() {
        assertThat(debugged(port(Reach.CONTAINERS, true))).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.why().en()).contains("in its container", "Other containers of its networks");
        });
        assertThat(debugged(port(Reach.LOOPBACK, true))).isEmpty();
        assertThat(debugged(port(Reach.CONTAINERS, true, new Publication("127.0.0.1", 15_005, Reach.LOOPBACK))))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(debugged(port(Reach.CONTAINERS, true, new Publication("", 15_005, Reach.EVERYWHERE))))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.why().en())
                            .startsWith("The container engine publishes port 5005 of container shop as port 15005");
                    assertThat(warning.todo().en()).contains("do not publish port 5005");
                });
    }

    /** It tells no more than which nodes there are: containers of one network have to ask it. */
    @Test
    void erlangs_port_mapper_is_nothing_to_containers() {
        SampleBuilder epmd = program("/usr/bin/epmd").commandLine("epmd", "-daemon");
        OpenPort bridge =
                new OpenPort(Protocol.TCP, "172.17.0.1", 4369, Reach.CONTAINERS, false, List.of(), Purpose.OWN);
        assertThat(Scene.of(epmd).ports(bridge).warning(WarningCode.DEBUG_PORT)).isEmpty();
    }

    private static Optional<Warning> debugged(OpenPort port) {
        SampleBuilder java = program("/usr/bin/java").commandLine("java", JDWP + "*:5005", "A");
        return Scene.of(port.contained() ? java.container("c".repeat(64)) : java)
                .listening("0.0.0.0", 5005)
                .ports(port)
                .warning(WarningCode.DEBUG_PORT);
    }

    private static OpenPort port(Reach reach, boolean contained, Publication... published) {
        return new OpenPort(Protocol.TCP, "192.0.2.7", 5005, reach, contained, List.of(published), Purpose.OWN);
    }

    private static Optional<Warning> warning(String line, String address, int port) {
        String[] words = line.strip().split(" ");
        return Scene.of(program(words[0]).commandLine(words))
                .listening(address, port)
                .warning(WarningCode.DEBUG_PORT);
    }
}
