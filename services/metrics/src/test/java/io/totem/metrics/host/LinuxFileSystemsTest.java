package io.totem.metrics.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that sees one closed folder of a file system, and the table of all that the host mounted. */
class LinuxFileSystemsTest {

    @TempDir
    Path folder;

    private Path bound;
    private String type;

    @BeforeEach
    void one_folder_is_bound() throws IOException {
        bound = Files.createDirectory(folder.resolve("bound"));
        type = Files.getFileStore(bound).type();
        write("self", "90 80 8:1 /closed " + bound + " ro - " + type + " /dev/sda1 rw");
    }

    @Test
    void a_file_system_is_measured_by_whatever_part_of_it_is_seen_here() throws IOException {
        write("1", "27 1 8:1 / /srv/data rw - " + type + " /dev/sda1 rw");

        assertThat(read()).singleElement().satisfies(found -> {
            assertThat(found.mountPoint()).isEqualTo("/srv/data");
            assertThat(found.space().orElseThrow().total())
                    .isEqualTo(Files.getFileStore(bound).getTotalSpace());
        });
    }

    @Test
    void one_of_which_nothing_is_seen_is_listed_without_sizes_whatever_lies_at_its_place() throws IOException {
        write("1", "28 1 8:2 / " + folder + " rw - " + type + " /dev/sdb1 rw");

        assertThat(read()).singleElement().satisfies(found -> {
            assertThat(found.mountPoint()).isEqualTo(folder.toString());
            assertThat(found.space()).isEmpty();
        });
    }

    private List<FileSystemReading> read() {
        HostRoot host = new HostRoot(folder.resolve("proc"), folder.resolve("sys"), folder.resolve("root"));
        return new LinuxFileSystems(host, new SpaceProbe()).read(0);
    }

    private void write(String process, String mountInfo) throws IOException {
        Path place = Files.createDirectories(folder.resolve("proc").resolve(process));
        Files.writeString(place.resolve("mountinfo"), mountInfo + "\n");
    }
}
