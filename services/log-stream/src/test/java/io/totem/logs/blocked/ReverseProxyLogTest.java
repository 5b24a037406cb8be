package io.totem.logs.blocked;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.logs.EngineLog;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.TestConfig;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.Roots;
import io.totem.logs.source.ContainerLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReverseProxyLogTest {

    private static final String FIRST = "0123456789abcdef".repeat(4);
    private static final String SECOND = "fedcba9876543210".repeat(4);

    @TempDir
    Path home;

    private Path containers;
    private ReverseProxyLog reverseProxy;

    @BeforeEach
    void aContainer() throws IOException {
        containers = home.toRealPath();
        LogStreamConfig config = TestConfig.of(Map.of(
                "totem.log-stream.roots", containers.toString(), "totem.log-stream.reverse-proxy", "totem-nginx-1"));
        Roots roots = new Roots(config);
        FileGate gate = new FileGate(roots);
        reverseProxy = new ReverseProxyLog(config, new ContainerLogs(roots, gate), gate);
        container(FIRST, "totem-nginx-1");
    }

    @Test
    void each_whole_line_comes_once() throws IOException {
        write(FIRST, "one\ntwo\nhal");
        assertThat(lines()).containsExactly("one", "two");
        assertThat(lines()).isEmpty();
        write(FIRST, "f\nthree\n");
        assertThat(lines()).containsExactly("half", "three");
    }

    @Test
    void the_first_look_reads_the_older_files_too() throws IOException {
        write(FIRST, "one\n");
        rotate(FIRST);
        write(FIRST, "two\n");
        assertThat(lines()).containsExactly("one", "two");
    }

    @Test
    void over_a_rotation_nothing_is_lost_and_nothing_comes_twice() throws IOException {
        write(FIRST, "one\n");
        assertThat(lines()).containsExactly("one");
        write(FIRST, "two\n");
        rotate(FIRST);
        write(FIRST, "three\n");
        assertThat(lines()).containsExactly("two", "three");
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_new_container_of_that_name_is_read_from_its_start() throws IOException {
        write(FIRST, "one\n");
        assertThat(lines()).containsExactly("one");
        container(SECOND, "totem-nginx-1");
        write(SECOND, "two\n");
        container(FIRST, "old");
        assertThat(lines()).containsExactly("two");
    }

    @Test
    void other_containers_are_not_read() throws IOException {
        container(SECOND, "shop-nginx-1");
        write(SECOND, "not ours\n");
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_folder_that_others_write_holds_no_containers_log() throws IOException {
        write(FIRST, "forged\n");
        Files.setPosixFilePermissions(containers.resolve(FIRST), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_log_that_is_not_there_yet_has_no_lines() throws IOException {
        assertThat(lines()).isEmpty();
    }

    @Test
    void a_line_in_parts_comes_once_and_whole_though_it_was_read_in_the_middle_and_rotated() throws IOException {
        String line = "203.0.113.9 - " + "x".repeat(40_000);
        List<String> parts = EngineLog.records("stdout", Instant.EPOCH, line);
        write(FIRST, "one\n" + parts.get(0));
        assertThat(lines()).containsExactly("one");
        write(FIRST, parts.get(1));
        assertThat(lines()).isEmpty();
        rotate(FIRST);
        write(FIRST, parts.get(2));
        assertThat(lines()).containsExactly(line);
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        reverseProxy.readMore(line -> lines.add(line.text()));
        return lines;
    }

    private void container(String id, String name) throws IOException {
        Files.createDirectories(containers.resolve(id));
        Files.writeString(containers.resolve(id).resolve("config.v2.json"), "{\"Name\": \"/" + name + "\"}");
    }

    private void write(String id, String text) throws IOException {
        Files.writeString(log(id), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate(String id) throws IOException {
        Files.move(log(id), log(id).resolveSibling(id + "-json.log.1"));
    }

    private Path log(String id) {
        return containers.resolve(id).resolve(id + "-json.log");
    }
}
