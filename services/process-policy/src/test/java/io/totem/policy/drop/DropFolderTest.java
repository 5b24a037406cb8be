package io.totem.policy.drop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.totem.platform.testing.Intruder;
import io.totem.policy.exchange.ImportLimits;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DropFolderTest {

    private static final int ROUNDS = 10_000;
    private static final int MOST_LISTED = 1_000;

    @TempDir
    private Path home;

    private Path box;
    private DropFolder folder;

    @BeforeEach
    void aFolder() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        box = Files.createDirectory(home.resolve("box"));
        folder = new DropFolder(box, MOST_LISTED);
    }

    @Test
    void a_file_is_complete_when_two_looks_found_it_the_same_and_not_while_it_grows() throws IOException {
        Path file = Files.writeString(box.resolve("a.json"), "{");
        assertThat(complete()).isEmpty();
        Files.writeString(file, "{}");
        assertThat(complete()).as("it grew").isEmpty();
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(complete()).as("it was touched").isEmpty();
        assertThat(complete()).extracting(DroppedFile::harmlessName).containsExactly("a.json");
        Files.writeString(file, "[]");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(complete()).as("another content of that size and time").isEmpty();
    }

    @Test
    void links_of_all_kinds_fifos_and_odd_names_are_told_apart_without_being_opened() throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), "secret");
        Files.createSymbolicLink(box.resolve("link.json"), secret);
        Files.createSymbolicLink(box.resolve("up.json"), Path.of("../secret"));
        Files.createSymbolicLink(box.resolve("root.json"), Path.of("/proc/self/root" + secret));
        Files.createSymbolicLink(box.resolve("device.json"), Path.of("/dev/zero"));
        Files.createLink(box.resolve("hard.json"), secret);
        assertThat(new ProcessBuilder("mkfifo", box.resolve("fifo.json").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(box.resolve("folder.json"));
        Files.writeString(box.resolve("folder.json/inner.json"), "{}");
        Files.writeString(box.resolve("a\n\u001b[31m;$(x).json"), "{}");
        folder.look();
        List<DroppedFile> found = complete();
        assertThat(found)
                .extracting(DroppedFile::harmlessName)
                .containsExactlyInAnyOrder(
                        "link.json",
                        "up.json",
                        "root.json",
                        "device.json",
                        "hard.json",
                        "fifo.json",
                        "a___31m___x_.json");
        for (DroppedFile file : found) {
            assertThat(folder.read(file).map(content -> new String(content, UTF_8)))
                    .as(file.harmlessName())
                    .isEqualTo(file.name().startsWith("a") ? Optional.of("{}") : Optional.empty());
        }
    }

    @Test
    void what_was_swapped_or_grew_since_the_look_is_not_read() throws IOException {
        Files.writeString(box.resolve("a.json"), "{}");
        folder.look();
        DroppedFile file = complete().getFirst();
        Files.delete(box.resolve("a.json"));
        Files.createSymbolicLink(box.resolve("a.json"), Files.writeString(home.resolve("secret"), "{}"));
        assertThat(folder.read(file)).isEmpty();
        Files.delete(box.resolve("a.json"));
        Files.writeString(box.resolve("a.json"), "{}");
        assertThat(folder.read(file)).as("another file").isEmpty();
        folder.look();
        DroppedFile second = complete().getFirst();
        Files.writeString(box.resolve("a.json"), "{\"x\":1}");
        assertThat(folder.read(second)).as("it grew").isEmpty();
    }

    @Test
    void of_a_file_without_an_end_no_more_is_read_than_is_taken() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(box.resolve("large.json").toFile(), "rw")) {
            large.setLength(1L << 40);
        }
        folder.look();
        assertThat(folder.read(complete().getFirst()).orElseThrow()).hasSize(ImportLimits.BYTES + 1);
    }

    @Test
    void a_folder_with_very_many_files_is_looked_at_in_part() throws IOException {
        for (int file = 0; file < 1_100; file++) {
            Files.createFile(box.resolve(file + ".json"));
        }
        DropFolder.Look look = folder.look();
        assertThat(look.lying()).hasSize(MOST_LISTED);
        assertThat(look.whole()).isFalse();
    }

    @Test
    void who_came_first_is_first_whatever_times_and_names_a_sender_gives() throws IOException {
        List<String> names = List.of("m.json", "a.json", "z.json");
        for (String name : names) {
            Path file = Files.writeString(box.resolve(name), "{}");
            awaitAnotherTime(file);
        }
        Files.setLastModifiedTime(box.resolve("a.json"), FileTime.from(Instant.EPOCH));
        folder.look();
        assertThat(complete())
                .extracting(DroppedFile::harmlessName)
                .as("a.json was touched last")
                .containsExactly("m.json", "z.json", "a.json");
    }

    @Test
    void a_name_that_is_no_text_keeps_no_other_file_from_being_found() throws Exception {
        String name = "$(printf '\\377%.0s' $(seq 200))";
        assertThat(new ProcessBuilder("sh", "-c", "> \"" + name + "\"")
                        .directory(box.toFile())
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(box.resolve("good.json"), "{}");
        assertThat(folder.look().lying()).extracting(DroppedFile::harmlessName).containsExactly("good.json");
    }

    @Test
    void what_is_no_folder_is_said() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> new DropFolder(file, MOST_LISTED).look())
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"door", "secret"})
    void whatever_another_process_swaps_nothing_else_is_read_and_nothing_at_all_is_written(String name)
            throws Exception {
        Path place = Files.createDirectory(home.resolve("place"));
        Path secret = Files.writeString(place.resolve("secret"), "a password\n");
        int read = 0;
        try (Intruder intruder = Intruder.swapping(box, name, secret)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (DroppedFile file : folder.look().lying()) {
                    Optional<byte[]> content = folder.read(file);
                    read += content.isPresent() ? 1 : 0;
                    assertThat(content.map(bytes -> new String(bytes, UTF_8)).orElse(""))
                            .isIn("", "good\n");
                }
            }
            assertThat(intruder.isAlive()).isTrue();
        }
        assertThat(read).isPositive();
        assertThat(tree(place)).isEqualTo(Map.of("secret", "a password\n"));
        assertThat(tree(box).keySet()).isSubsetOf(name, "old", "new", "other");
    }

    /** The kernel's own times are as coarse as its clock tick. */
    private void awaitAnotherTime(Path file) {
        Object before = changed(file);
        await().until(() -> {
            Path probe = Files.writeString(home.resolve("probe"), "x");
            return !changed(probe).equals(before);
        });
    }

    private static Object changed(Path file) {
        try {
            return Files.getAttribute(file, "unix:ctime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<DroppedFile> complete() throws IOException {
        return folder.look().complete();
    }

    private static Map<String, String> tree(Path top) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(top)) {
            for (Path path : all.toList()) {
                found.put(path.getFileName().toString(), Files.isRegularFile(path) ? Files.readString(path) : "");
            }
        }
        return found;
    }
}
