package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Paths below a folder that is taken for the root of a process. */
@Timeout(30)
class PathTracerTest {

    @TempDir
    private Path root;

    private ProcessMounts mounts;

    @BeforeEach
    void a_root_with_a_program() throws IOException {
        mounts = ProcessMounts.read(
                        HostRoot.local(), (int) ProcessHandle.current().pid())
                .orElseThrow();
        Files.createDirectories(root.resolve("usr/bin"));
        Files.writeString(root.resolve("usr/bin/app"), "app");
    }

    @Test
    void a_plain_path_leads_through_its_folders_to_the_file() throws IOException {
        PathTrail trail = trace("/usr/bin/app");
        assertThat(trail.end().orElseThrow().path()).isEqualTo("/usr/bin/app");
        assertThat(trail.end().orElseThrow().status().isRegular()).isTrue();
        assertThat(folders(trail)).containsExactly("/", "/usr", "/usr/bin");
        assertThat(trail.stale()).isFalse();
    }

    @Test
    void links_are_followed_inside_the_root_and_each_folder_on_the_way_counts() throws IOException {
        Files.createDirectories(root.resolve("srv/links"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(root.resolve("srv/links/app"), Path.of("/bin/../bin/./app"));
        PathTrail trail = trace("/srv/links/app");
        assertThat(trail.end().orElseThrow().path()).isEqualTo("/usr/bin/app");
        assertThat(folders(trail)).contains("/srv/links", "/usr/bin");
    }

    @Test
    void nothing_leads_out_of_the_root() throws IOException {
        Files.createSymbolicLink(root.resolve("up"), Path.of("../../../../../../usr/bin/app"));
        assertThat(trace("/up").end().orElseThrow().path()).isEqualTo("/usr/bin/app");
        assertThat(trace("/../../usr/bin/app").end().orElseThrow().path()).isEqualTo("/usr/bin/app");
        Files.createSymbolicLink(root.resolve("etc"), Path.of("/etc/passwd"));
        assertThat(trace("/etc").end()).isEmpty();
    }

    @Test
    void a_link_to_itself_and_a_path_without_end_lead_nowhere() throws IOException {
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        assertThat(trace("/loop").end()).isEmpty();
        assertThat(trace("/usr/..".repeat(600) + "/usr/bin/app").end()).isEmpty();
    }

    @Test
    void where_a_name_is_missing_the_folder_it_is_missing_in_is_told() throws IOException {
        PathTrail trail = trace("/usr/bin/gone");
        assertThat(trail.end()).isEmpty();
        assertThat(trail.gone().orElseThrow().path()).isEqualTo("/usr/bin");
        assertThat(trace("/usr/bin/app/below").end()).isEmpty();
    }

    @Test
    void a_mount_that_may_not_answer_is_not_entered() throws IOException {
        int number = numberOfRoot();
        mounts = ProcessMounts.parse(number + " 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + "99 " + number
                + " 0:50 / /usr/bin rw - nfs4 nas:/bin rw\n");
        PathTrail trail = trace("/usr/bin/app");
        assertThat(trail.end()).isEmpty();
        assertThat(trail.closed().orElseThrow().mount().type()).isEqualTo("nfs4");
        assertThat(folders(trail)).containsExactly("/");
    }

    @Test
    void a_mount_that_is_newer_than_the_table_is_not_entered_and_said() throws IOException {
        mounts = ProcessMounts.parse("1 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
        PathTrail trail = trace("/usr/bin/app");
        assertThat(trail.end()).isEmpty();
        assertThat(trail.stale()).isTrue();
    }

    @Test
    void names_in_any_language_are_found() throws IOException {
        Files.writeString(root.resolve("usr/bin/\ud504\ub85c\uadf8\ub7a8"), "x");
        assertThat(trace("/usr/bin/\ud504\ub85c\uadf8\ub7a8").end()).isPresent();
    }

    private int numberOfRoot() throws IOException {
        try (PathDescriptor held = PathDescriptor.of(root)) {
            return held.mountNumber();
        }
    }

    private PathTrail trace(String path) throws IOException {
        try (PathDescriptor held = PathDescriptor.of(root)) {
            return PathTracer.trace(held, path, mounts);
        }
    }

    private static List<String> folders(PathTrail trail) {
        return trail.lookups().stream()
                .map(lookup -> lookup.folder().path())
                .distinct()
                .toList();
    }
}
