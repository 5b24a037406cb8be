package io.totem.logs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerNamesTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path containers;

    private Path folder;
    private final ContainerNames names = new ContainerNames();

    @BeforeEach
    void aContainer() throws IOException {
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

    private void config(String text) throws IOException {
        Files.writeString(folder.resolve("config.v2.json"), text);
    }
}
