package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How archives are made, kept and refused. One of the last: a refusal that fails would put back what was. */
@Order(LastTests.ARCHIVES)
class ArchivesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path STATE = Path.of("../../state");

    @TempDir
    static Path archives;

    private static Path archive;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeAnArchive() throws IOException {
        archive = Archives.backup(archives);
    }

    @Test
    void an_archive_is_its_owners_alone_shows_its_progress_and_the_page_its_age() throws IOException {
        Docker.Result result = Archives.run("backup", "BACKUP_FOLDER=" + folder);
        assertThat(result.text())
                .contains("✓ mongodb")
                .contains("✓ mariadb")
                .contains("✓ redis")
                .contains("✓ secrets");
        Path made = Archives.newest(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(Docker.run("tar", "-tf", made.toString()).text()).contains("SHA256SUMS");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Stack.admin()
                                .header("Accept", "text/html")
                                .get("/")
                                .asString())
                        .contains("Last backup"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flipped", "cut", "foreign", "without", "no archive"})
    void a_damaged_archive_is_refused_before_anything_is_touched(String kind) throws IOException {
        Path damaged = damaged(kind);
        List<String> before = containers();
        String secrets = secrets();

        Docker.Result result = Archives.run("restore", "YES=1", damaged);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).startsWith("Nothing was touched: ").contains(damaged.toString());
        assertThat(containers()).isEqualTo(before);
        assertThat(secrets()).isEqualTo(secrets);
        assertThat(STATE.resolve("restoring")).doesNotExist();
    }

    @Test
    void without_a_yes_nothing_is_touched() {
        List<String> before = containers();
        Docker.Result result = Archives.run("restore", "YES=", archive);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text())
                .contains("This replaces")
                .contains("Nothing was touched")
                .contains("YES=1");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void a_restore_that_broke_off_does_not_start_as_if_it_were_whole() throws IOException {
        Files.createDirectories(STATE);
        Files.writeString(STATE.resolve("restoring"), "backups/some.tar");
        try {
            Docker.Result up = Archives.run("up", "YES=");
            assertThat(up.code()).isEqualTo(1);
            assertThat(up.text()).contains("did not finish").contains("make restore FILE=backups/some.tar");
        } finally {
            Files.delete(STATE.resolve("restoring"));
        }
    }

    @Test
    void a_full_disk_gives_a_sentence_and_leaves_the_earlier_backups_and_no_half_one() throws IOException {
        assertThat(Docker.run("mount", "-t", "tmpfs", "-o", "size=48k,mode=0700", "tmpfs", folder.toString())
                        .code())
                .isZero();
        try {
            Files.writeString(folder.resolve("totem-2020-01-01T000000Z.tar"), "an earlier one");
            Docker.Result result = Archives.run("backup", "BACKUP_FOLDER=" + folder);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.text())
                    .contains("The backup was not made: " + folder + " is full")
                    .contains("BACKUP_FOLDER");
            assertThat(Archives.files(folder)).containsExactlyInAnyOrder(".lock", "totem-2020-01-01T000000Z.tar");
        } finally {
            Docker.run("umount", folder.toString());
        }
    }

    @Test
    void as_many_are_kept_as_wanted_and_the_oldest_go() throws IOException {
        for (String year : List.of("2019", "2020", "2021")) {
            Files.writeString(folder.resolve("totem-" + year + "-01-01T000000Z.tar"), "");
        }
        assertThat(Archives.run("backup", "BACKUP_FOLDER=" + folder, "BACKUP_KEEP=2")
                        .code())
                .isZero();
        assertThat(Archives.files(folder)).hasSize(3).contains(".lock", "totem-2021-01-01T000000Z.tar");
    }

    @Test
    void a_stack_that_does_not_run_gives_a_sentence() throws IOException {
        Docker.Result result = Archives.run("backup", "BACKUP_FOLDER=" + folder, "COMPOSE_PROJECT_NAME=totem-nowhere");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("mongodb does not run").contains("make up");
        assertThat(Archives.files(folder)).isEmpty();
    }

    @Test
    void the_schedule_is_entered_once_and_taken_out_again() throws IOException {
        Path table = folder.resolve("table");
        Files.writeString(table, "0 1 * * * something else\n");
        Path crontab = folder.resolve("crontab");
        Files.writeString(
                crontab,
                "#!/bin/sh\n[ \"$1\" = -l ] && exec cat " + table + "\ncat > " + table + ".new && mv " + table + ".new "
                        + table + "\n");
        Files.setPosixFilePermissions(crontab, PosixFilePermissions.fromString("rwxr-xr-x"));
        String path = "PATH=" + folder + ":" + System.getenv("PATH");

        for (String when : List.of("30 3 * * *", "15 4 * * 0")) {
            assertThat(Archives.run("schedule", path, "BACKUP_SCHEDULE=" + when).code())
                    .isZero();
        }
        assertThat(Files.readAllLines(table))
                .hasSize(2)
                .contains("0 1 * * * something else")
                .last()
                .asString()
                .startsWith("15 4 * * 0 cd ");
        assertThat(Archives.run("schedule", path, "BACKUP_SCHEDULE=half past three")
                        .text())
                .contains("five fields");
        assertThat(Archives.run("schedule", path, "BACKUP_SCHEDULE=").code()).isZero();
        assertThat(Files.readAllLines(table)).containsExactly("0 1 * * * something else");
    }

    private Path damaged(String kind) throws IOException {
        Path copy = Files.copy(archive, folder.resolve("damaged.tar"), StandardCopyOption.REPLACE_EXISTING);
        long middle = Files.size(copy) / 2;
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            switch (kind) {
                case "flipped" -> {
                    file.seek(middle);
                    int there = file.read();
                    file.seek(middle);
                    file.write(there ^ 1);
                }
                case "cut" -> file.setLength(middle);
                case "no archive" -> file.setLength(0);
                case "foreign" -> {
                    Files.writeString(folder.resolve("foreign.sh"), "echo");
                    Docker.run("tar", "-rf", copy.toString(), "-C", folder.toString(), "foreign.sh");
                }
                case "without" -> Docker.run("tar", "--delete", "-f", copy.toString(), "mariadb.sql.gz");
                default -> throw new IllegalArgumentException(kind);
            }
        }
        return copy;
    }

    private static List<String> containers() {
        return Docker.SERVICES.stream()
                .map(service -> Docker.inspect(service).getString("State.StartedAt"))
                .toList();
    }

    private static String secrets() {
        return Docker.run("sh", "-c", "sha256sum " + System.getProperty("stack.secrets") + "/*_*")
                .text();
    }
}
