package io.totem.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.TestConfig;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ContainerNamesTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path containers;

    private Path folder;
    private ContainerNames names;

    @BeforeEach
    void aContainer() throws IOException {
        containers = containers.toRealPath();
        names = new ContainerNames(new FileGate(new Roots(TestConfig.root(containers))));
        folder = Files.createDirectories(containers.resolve(ID));
        config("{\"Name\": \"/totem-nginx-1\"}");
    }

    @Test
    void a_containers_log_has_the_containers_name() {
        assertThat(names.of(folder.resolve(ID + "-json.log"))).contains("docker: totem-nginx-1");
    }

    @Test
    void a_rotated_log_keeps_its_number() {
        assertThat(names.of(folder.resolve(ID + "-json.log.2"))).contains("docker: totem-nginx-1.2");
    }

    @Test
    void other_files_and_logs_in_other_folders_are_no_containers() {
        assertThat(names.of(folder.resolve("config.v2.json"))).isEmpty();
        assertThat(names.of(containers.resolve(ID + "-json.log"))).isEmpty();
        assertThat(names.of(Path.of("/var/log/syslog"))).isEmpty();
    }

    @Test
    void a_container_whose_name_cannot_be_read_has_its_short_id() throws IOException {
        config("{\"Name\": \"/<script>\"}");
        assertThat(names.of(folder.resolve(ID + "-json.log"))).contains("docker: 0123456789ab");
        config("{\"Na");
        assertThat(names.of(folder.resolve(ID + "-json.log"))).contains("docker: 0123456789ab");
        Files.delete(folder.resolve("config.v2.json"));
        assertThat(names.of(folder.resolve(ID + "-json.log"))).contains("docker: 0123456789ab");
    }

    @Test
    void a_name_that_somebody_else_could_have_written_is_none() throws Exception {
        Path log = folder.resolve(ID + "-json.log");
        Path config = folder.resolve("config.v2.json");
        Files.move(config, containers.resolve("elsewhere"));
        Files.createSymbolicLink(config, containers.resolve("elsewhere"));
        assertThat(names.of(log)).as("a link").isEmpty();
        Files.delete(config);
        assertThat(new ProcessBuilder("mkfifo", config.toString()).start().waitFor())
                .isZero();
        assertThat(names.of(log)).as("a FIFO, which would block").isEmpty();
        Files.delete(config);
        config("{\"Name\": \"/totem-nginx-1\"}");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(names.of(log)).as("a folder that a group writes").isEmpty();
    }

    @Test
    void no_file_in_the_drop_box_is_a_containers_log() {
        LogStreamConfig config = TestConfig.of(Map.of(
                "totem.log-stream.roots", containers.toString(), "totem.log-stream.drop", containers.toString()));
        assertThat(new ContainerNames(new FileGate(new Roots(config))).of(folder.resolve(ID + "-json.log")))
                .isEmpty();
    }

    private void config(String text) throws IOException {
        Files.writeString(folder.resolve("config.v2.json"), text);
    }
}
