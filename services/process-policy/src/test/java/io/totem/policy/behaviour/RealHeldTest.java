package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.totem.procfs.Held;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches past a process' own files and connections, opened for real. */
class RealHeldTest {

    private static final String PYTHON = "/usr/bin/python3";

    private final WatchedHost host = new WatchedHost();

    @BeforeEach
    void only_root_can_open_it() {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Files.isExecutable(Path.of(PYTHON))).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @Test
    void who_has_the_memory_of_another_open_is_told_as_one_who_reads_along() {
        Process other = host.start("sleep", "60");
        Process reader = python("f = open('/proc/" + other.pid() + "/mem', 'rb')");
        assertThat(host.below(reader, seen -> !seen.relations().traces().isEmpty())
                        .relations()
                        .traces())
                .singleElement()
                .satisfies(traced -> {
                    assertThat(traced.pid()).isEqualTo((int) other.pid());
                    assertThat(traced.memory()).isTrue();
                });
    }

    @Test
    void whose_memory_is_its_own_and_what_was_forked_with_it_open_are_quiet() {
        Process own = python("import os; f = open('/proc/self/mem', 'rb'); os.fork()");
        host.below(own, seen -> seen.rights().holds(Held.Kind.MEMORY));
        host.neverBelow(own, comm(), seen -> !seen.relations().traces().isEmpty());
    }

    @Test
    void a_socket_for_whole_packets_is_known_whoever_opened_it() {
        Process packets =
                python("import socket; s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))");
        assertThat(host.below(packets, seen -> seen.rights().holds(Held.Kind.PACKETS)))
                .isNotNull();
        Process raw = python("import socket; s = socket.socket(socket.AF_INET, socket.SOCK_RAW, 6)");
        assertThat(host.below(raw, seen -> seen.rights().holds(Held.Kind.RAW))
                        .rights()
                        .held())
                .contains(new Held(Held.Kind.RAW, "6"));
    }

    @Test
    void other_sockets_and_devices_are_none_of_these() {
        Process plain = python("import socket; s = socket.socket(); t = socket.socket(type=socket.SOCK_DGRAM);"
                + " f = open('/dev/null'); g = open('/proc/self/maps')");
        host.neverBelow(plain, comm(), seen -> !seen.rights().held().isEmpty());
    }

    private Process python(String text) {
        return host.start(PYTHON, "-c", text + "\nimport time; time.sleep(60)");
    }

    private static String comm() {
        return "python3";
    }
}
