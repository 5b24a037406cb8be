package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.standalone.testing.TotemProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureIT {

    @TempDir
    Path folder;

    private Path data;
    private Path store;

    @BeforeEach
    void names() {
        data = folder.resolve("data");
        store = data.resolve("store/totem.mv.db");
    }

    @Test
    void a_port_in_use_is_told_with_the_process_that_has_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TotemProcess.Ended ended =
                    TotemProcess.run(data, Map.of("TOTEM_PORT", String.valueOf(taken.getLocalPort())), "serve");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("Port " + taken.getLocalPort())
                    .contains("(PID " + ProcessHandle.current().pid() + ")")
                    .contains("TOTEM_PORT");
        }
    }

    @Test
    void a_data_folder_in_use_is_told_with_the_process_that_has_it() {
        try (TotemProcess first = TotemProcess.start(data)) {
            TotemProcess.Ended second = TotemProcess.run(data, Map.of(), "serve");
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.output()).contains("PID " + first.pid());
        }
    }

    @Test
    void a_store_whose_first_bytes_were_overwritten_is_named_and_left_as_it_is() throws IOException {
        startOnce();
        byte[] damaged = Files.readAllBytes(store);
        Arrays.fill(damaged, 0, 64, (byte) 'x');
        Files.write(store, damaged);
        assertRefusedNaming(store);
        assertThat(store).hasBinaryContent(damaged);
    }

    @Test
    void a_store_damaged_further_in_is_named_and_left_as_it_is() throws IOException {
        startOnce();
        byte[] damaged = Files.readAllBytes(store);
        Arrays.fill(damaged, 4096, damaged.length, (byte) 0x5a);
        Files.write(store, damaged);
        assertRefusedNaming(store);
        assertThat(store).hasBinaryContent(damaged);
    }

    @Test
    void a_store_that_is_empty_or_gone_is_not_begun_anew() throws IOException {
        startOnce();
        Files.write(store, new byte[0]);
        assertRefusedNaming(store);
        assertThat(store).isEmptyFile();
        Files.delete(store);
        assertRefusedNaming(store);
        assertThat(store).doesNotExist();
    }

    @Test
    void a_garbled_or_exchanged_key_is_named_and_left_as_it_is() throws IOException {
        startOnce();
        Path key = data.resolve("keys/token-private.pem");
        String original = Files.readString(key);
        Files.writeString(key, original.replace('M', '?'));
        assertRefusedNaming(key);
        assertThat(key).hasContent(original.replace('M', '?'));
        Files.delete(key);
        assertRefusedNaming(key);
        assertThat(key).doesNotExist();
    }

    @Test
    void a_data_folder_others_may_write_in_is_refused_with_the_cure() throws Exception {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(TotemProcess.run(data, Map.of(), "serve").output()).contains("chmod 700 -- " + data.toRealPath());
        assertThat(new ProcessBuilder("chmod", "700", "--", data.toRealPath().toString())
                        .start()
                        .waitFor())
                .isZero();
        startOnce();
    }

    @Test
    void what_it_cannot_do_is_said_in_korean_on_a_korean_terminal() {
        TotemProcess.Ended ended =
                TotemProcess.run(data, Map.of("TOTEM_PORT", "none", "LC_ALL", "ko_KR.UTF-8"), "serve");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("포트");
    }

    @Test
    void an_unknown_command_gets_the_list_of_commands() {
        TotemProcess.Ended ended = TotemProcess.run(data, Map.of(), "dance");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("dance").contains("password USER");
        assertThat(TotemProcess.run(data, Map.of(), "--version").output()).matches("Totem \\d+\\.\\d+.*\\s*");
    }

    private void startOnce() {
        try (TotemProcess totem = TotemProcess.start(data)) {
            totem.stop();
        }
    }

    private void assertRefusedNaming(Path file) {
        TotemProcess.Ended ended = TotemProcess.run(data, Map.of(), "serve");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output())
                .contains(file.toString())
                .contains("Nothing was changed")
                .doesNotContain("\tat ");
    }
}
