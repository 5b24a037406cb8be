package io.totem.policy.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerFolderTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir
    Path docker;

    @Test
    void name_project_and_restart_policy_come_from_the_engines_own_files() throws IOException {
        write(
                "config.v2.json",
                "{\"Name\": \"/web\", \"Config\": {\"Labels\": {\"com.docker.compose.project\": \"shop\"}},"
                        + " \"NetworkSettings\": {\"Networks\": {\"shop_default\": {}}}}");
        write("hostconfig.json", "{\"RestartPolicy\": {\"Name\": \"always\", \"MaximumRetryCount\": 0}}");
        Container container = find();
        assertThat(container.name()).isEqualTo("web");
        assertThat(container.project()).contains("shop");
        assertThat(container.restartPolicy()).contains("always");
    }

    @Test
    void a_label_that_the_image_may_have_brought_makes_no_member_of_a_project() throws IOException {
        write(
                "config.v2.json",
                "{\"Name\": \"/web\", \"Config\": {\"Labels\": {\"com.docker.compose.project\": \"totem\"}},"
                        + " \"NetworkSettings\": {\"Networks\": {\"bridge\": {}}}}");
        assertThat(find().project()).isEmpty();
    }

    @Test
    void a_container_without_files_has_its_short_id_for_a_name() {
        assertThat(find().name()).isEqualTo("0123456789ab");
        assertThat(find().restartPolicy()).isEqualTo(Optional.empty());
    }

    @Test
    void broken_files_and_hostile_names_are_as_good_as_none() throws IOException {
        write("config.v2.json", "{\"Name\": \"/<b>$(reboot)\"");
        assertThat(find().name()).isEqualTo("0123456789ab");
        write("config.v2.json", "{\"Name\": \"/<b>$(reboot)\"}");
        assertThat(find().name()).isEqualTo("0123456789ab");
    }

    private Container find() {
        return new DockerFolder(docker, Clock.systemUTC()).find(ID);
    }

    private void write(String file, String text) throws IOException {
        Path folder = Files.createDirectories(docker.resolve("containers").resolve(ID));
        Files.writeString(folder.resolve(file), text);
    }
}
