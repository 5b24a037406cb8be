package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class PathDescriptorTest {

    @TempDir
    private Path folder;

    @Test
    void a_link_is_held_itself_and_never_opened() throws IOException {
        Files.writeString(folder.resolve("target"), "target");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("target"));
        try (PathDescriptor top = PathDescriptor.of(folder);
                PathDescriptor link = top.child("link")) {
            assertThat(link.status().isLink()).isTrue();
            assertThat(link.status().isRegular()).isFalse();
            assertThatThrownBy(link::open).isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_is_held_is_read_whoever_has_its_name_by_now() throws IOException {
        Files.writeString(folder.resolve("a"), "first");
        try (PathDescriptor top = PathDescriptor.of(folder);
                PathDescriptor held = top.child("a")) {
            Files.delete(folder.resolve("a"));
            Files.writeString(folder.resolve("a"), "second");
            try (var stream = Channels.newInputStream(held.open())) {
                assertThat(stream.readAllBytes()).asString().isEqualTo("first");
            }
            assertThat(held.status().links()).isZero();
        }
    }

    @Test
    void a_fifo_is_held_without_waiting_for_its_writer() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        try (PathDescriptor top = PathDescriptor.of(folder);
                PathDescriptor fifo = top.child("fifo")) {
            assertThat(fifo.status().isRegular()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "../x", "/etc/passwd", "a\0b"})
    void only_one_name_leads_on(String name) throws IOException {
        try (PathDescriptor top = PathDescriptor.of(folder)) {
            assertThatThrownBy(() -> top.child(name)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void a_hard_link_shows_in_the_number_of_names() throws IOException {
        Files.writeString(folder.resolve("a"), "x");
        Files.createLink(folder.resolve("b"), folder.resolve("a"));
        try (PathDescriptor top = PathDescriptor.of(folder);
                PathDescriptor held = top.child("b")) {
            assertThat(held.status().links()).isEqualTo(2);
        }
    }

    @Test
    void closing_twice_closes_nobody_elses() throws IOException {
        PathDescriptor first = PathDescriptor.of(folder);
        first.close();
        try (PathDescriptor second = PathDescriptor.of(folder)) {
            first.close();
            assertThat(second.status().isFolder()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx", "rwx-w----", "rwx----w-"})
    void a_folder_that_others_write_is_not_ours_alone(String permissions) throws IOException {
        try (PathDescriptor top = PathDescriptor.of(folder)) {
            assertThat(top.status().isOursAlone()).isTrue();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThat(top.status().isOursAlone()).isFalse();
        }
    }
}
