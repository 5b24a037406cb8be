package io.totem.policy.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd.unit(5), as far as Restart= goes. */
class UnitFilesTest {

    private static final String PACKAGED = "usr/lib/systemd/system/";
    private static final String ADMINISTRATORS = "etc/systemd/system/";

    @TempDir
    Path root;

    private UnitFiles files;

    @BeforeEach
    void aHost() {
        files = new UnitFiles(root, Clock.systemUTC());
    }

    @Test
    void a_service_says_when_it_is_started_again_and_without_a_word_it_is_not() throws IOException {
        write(
                PACKAGED + "nginx.service",
                "[Unit]\nRestart=always\n[Service]\n# Restart=no\nRestart=on-failure\n[Install]\nRestart=no\n");
        write(PACKAGED + "once.service", "[Service]\nExecStart=/bin/true\n");
        assertThat(files.restart("nginx.service")).contains(Restart.ON_FAILURE);
        assertThat(files.restart("once.service")).contains(Restart.NO);
    }

    @Test
    void of_a_service_without_a_file_nobody_knows() {
        assertThat(files.restart("gone.service")).isEmpty();
    }

    @Test
    void the_administrators_file_hides_the_packages_and_drop_ins_have_the_last_word_in_the_order_of_their_names()
            throws IOException {
        write(PACKAGED + "web.service", "[Service]\nRestart=always\n");
        write(ADMINISTRATORS + "web.service", "[Service]\nRestart=no\n");
        assertThat(files.restart("web.service")).contains(Restart.NO);
        write(PACKAGED + "app.service", "[Service]\nRestart=always\n");
        write(PACKAGED + "app.service.d/20-late.conf", "[Service]\nRestart=on-abort\n");
        write(ADMINISTRATORS + "app.service.d/10-early.conf", "[Service]\nRestart=no\n");
        assertThat(files.restart("app.service")).contains(Restart.ON_ABORT);
    }

    @Test
    void an_instance_is_as_its_template() throws IOException {
        write(PACKAGED + "getty@.service", "[Service]\nRestart=always\n");
        assertThat(files.restart("getty@tty1.service")).contains(Restart.ALWAYS);
    }

    @Test
    void what_is_no_text_does_no_harm() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(5).nextBytes(noise);
        Path file = root.resolve(PACKAGED + "noise.service");
        Files.createDirectories(file.getParent());
        Files.write(file, noise);
        assertThat(files.restart("noise.service")).contains(Restart.NO);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
