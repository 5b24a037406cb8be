package io.totem.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    private static final String NAME = "TOTEM_METRICS_REDIS_PASSWORD";

    @TempDir
    Path folder;

    @Test
    void a_secret_is_the_content_of_its_file_without_the_line_end() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        assertThat(SecretFiles.read(Map.of(NAME + "_FILE", file.toString())))
                .containsExactly(Map.entry(NAME, "s3cret"));
    }

    @Test
    void files_that_other_programs_name_are_none_of_ours() {
        assertThat(SecretFiles.read(Map.of("SSL_CERT_FILE", "/nowhere", NAME, "plain")))
                .isEmpty();
    }

    @Test
    void a_value_and_a_file_at_once_are_refused_with_the_cure() {
        assertThatThrownBy(() -> SecretFiles.read(Map.of(NAME, "plain", NAME + "_FILE", "/nowhere")))
                .hasMessage("Both TOTEM_METRICS_REDIS_PASSWORD and TOTEM_METRICS_REDIS_PASSWORD_FILE are set. Keep"
                        + " TOTEM_METRICS_REDIS_PASSWORD_FILE and remove the other.");
    }

    @Test
    void a_file_that_is_not_there_or_empty_is_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertThatThrownBy(() -> SecretFiles.read(Map.of(NAME + "_FILE", empty.toString())))
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("is empty");
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> SecretFiles.read(Map.of(NAME + "_FILE", absent.toString())))
                .hasMessageContaining(absent.toString())
                .hasMessageContaining("cannot be read");
    }
}
