package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that others write while root makes a backup, and archives that somebody prepared. */
@Tag("long")
class ArchivesAttackIT {

    private static final String VICTIM = "untouched\n";

    @TempDir
    static Path archives;

    private static Path archive;

    @TempDir
    Path folder;

    private Path victim;

    @BeforeAll
    static void makeAnArchive() throws IOException {
        archive = Archives.backup(archives);
    }

    @BeforeEach
    void aVictim() throws IOException {
        victim = Files.writeString(archives.resolve("victim"), VICTIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chmod 0777 .", "chmod 1777 .", "chgrp 10082 . && chmod 0770 .", "chown 10082 ."})
    void no_backup_is_written_where_others_could_put_a_link(String opened) throws IOException {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Files.createSymbolicLink(backups.resolve(".lock"), victim);
        sh("cd " + backups + " && " + opened);
        Docker.Result result = Archives.run("backup", "BACKUP_FOLDER=" + backups);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("The backup was not made").contains("BACKUP_FOLDER");
        assertThat(victim).hasContent(VICTIM);
        assertThat(Archives.files(backups)).containsExactly(".lock");
    }

    @Test
    void nor_where_others_could_put_another_folder_in_its_place() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.createDirectory(open.resolve("backups"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(Archives.run("backup", "BACKUP_FOLDER=" + open.resolve("backups"))
                        .text())
                .contains("The backup was not made");
    }

    @Test
    void links_in_a_volume_are_kept_as_links_and_not_followed() throws IOException {
        String name = "links-" + Long.toString(System.nanoTime(), 36);
        sh("docker exec --user=10082:10082 " + Docker.container("wordpress") + " ln -s /proc/1/root/etc/hostname "
                + "/var/www/html/" + name);
        try {
            Path made = Archives.backup(folder);
            String listed = sh("tar -xOf " + made + " volume-wordpress.tar.gz | tar -tvzf - ./" + name);
            assertThat(listed).startsWith("l").contains(name + " -> /proc/1/root/etc/hostname");
        } finally {
            sh("docker exec --user=10082:10082 " + Docker.container("wordpress") + " rm /var/www/html/" + name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "links among its secrets|  cd parts && mkdir t && ln -s /etc t/tls && tar -czf secrets.tar.gz -C t . && rm -r t",
                "links among its secrets|  cd parts && mkdir t && echo x > t/a && ln t/a t/b && tar -czf secrets.tar.gz -C t . && rm -r t",
                "lie outside|              cd parts && echo x > ../up && mkdir t && tar -czPf secrets.tar.gz -C t ./../../up; rm -r t",
                "names among its secrets|  cd parts && tar -czPf secrets.tar.gz /etc/hostname",
                "mariadb could not be|     echo 'nonsense;' > parts/mariadb.sql && gzip -f parts/mariadb.sql",
                "MANIFEST|                 sed -i 's/^unpacked .*/unpacked a[$(touch FOLDER\\/ran)]/' parts/MANIFEST",
                "MANIFEST|                 sed -i 's/^made .*/made \\x1b[31m/' parts/MANIFEST",
                "MANIFEST|                 sed -i 's/^node .*/node \\x1b]0;x\\x07/' parts/MANIFEST",
            })
    void a_prepared_archive_is_refused_before_anything_is_touched(String why, String preparation) throws IOException {
        String before = Docker.inspect("mongodb").getString("State.StartedAt");
        sh("cd " + folder + " && mkdir parts && tar -C parts -xf " + archive);
        sh("cd " + folder + " && "
                + preparation.replace("FOLDER", folder.toString().replace("/", "\\/")));
        Docker.Result result = Archives.run("restore", "YES=1", packed());
        assertThat(result.code()).as(result.text()).isEqualTo(1);
        assertThat(result.text()).contains("Nothing was touched").contains(why).doesNotContain("\u001b");
        assertThat(Docker.inspect("mongodb").getString("State.StartedAt")).isEqualTo(before);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    private Path packed() {
        sh("cd " + folder + "/parts && rm SHA256SUMS && sha256sum -- * > ../sums && mv ../sums SHA256SUMS"
                + " && tar -cf ../hostile.tar -- *");
        return folder.resolve("hostile.tar");
    }

    /** Whoever has taken over a container may write anything into its volume. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "left out: 3 (|mknod w c 0 0 && ln w v && mkfifo p",
                "left out: 1 (|p=$(printf '%0250d/' 1 2 3 4 5 6 7) && mkdir -p 1/$p 2/$p 3/$p && touch 3/$p/f && mv 3 2/$p && mv 2 1/$p",
                "''           |dd of=hole bs=1 count=0 seek=8796093022208",
                "left out: 1 (|touch -- -x '*' 'a\\b' \"$(printf 'a\\nb')\" \"$(printf '\\377')\" && mknod \"$(printf 'c\\nd')\" c 0 0",
            })
    void whatever_lies_in_a_volume_is_read_and_put_back(String said, String creation) {
        String volume = "links-attack_suite";
        String beside = "docker run --rm --network=none --cap-drop=ALL --entrypoint= --volume=" + volume + ":/volume ";
        try {
            sh(beside + "--user=0 " + Docker.image("redis") + " chmod 0777 /volume");
            Docker.Result made = Docker.run(
                    "sh",
                    "-c",
                    beside + "--user=10082:10082 " + Docker.image("redis") + " sh -c \"$0\"",
                    "cd /volume && echo kept > plain && " + creation);
            assertThat(made.code()).as(made.text()).isZero();
            String read = "read_volume suite | gzip' > " + folder + "/part 2> " + folder + "/said";
            String fill = "gzip -dc | fill_volume suite' < " + folder + "/part >> " + folder + "/said 2>&1";
            String begin =
                    "timeout 60 bash -o pipefail -c '. scripts/settings && . scripts/stores && project=links-attack && ";
            sh("cd " + Archives.SCRIPTS.resolve("..") + " && " + begin + read + " && " + begin + fill);
            assertThat(folder.resolve("said")).content().contains(said);
            assertThat(sh(beside + "--user=0 " + Docker.image("redis") + " cat /volume/plain"))
                    .isEqualTo("kept");
            sh("cd " + folder + " && mkdir parts && tar -C parts -xf " + archive
                    + " && mv part parts/volume-wordpress.tar.gz");
            assertThat(Archives.run("restore", "YES=", packed()).text())
                    .contains("Nothing was touched: you did not type yes");
        } finally {
            sh("docker ps -q --filter volume=" + volume + " | xargs -r docker rm -f; docker volume rm -f " + volume);
        }
    }

    @Test
    void a_backup_that_is_told_to_end_leaves_no_container_and_no_half_archive() throws IOException {
        String users = "docker ps -q --no-trunc --filter volume=" + Stack.PROJECT + "_wordpress";
        List<String> before = sh(users).lines().toList();
        // The last volume's, which is larger than a pipe: nobody reads it.
        Path gzip = Files.writeString(
                folder.resolve("gzip"),
                "#!/bin/sh\n[ $# = 0 ] || exec \"$GZIP_PROGRAM\" \"$@\"\necho >> " + folder + "/begun\n[ $(wc -l < "
                        + folder + "/begun) = 9 ] || exec \"$GZIP_PROGRAM\"\nexec sleep 600\n");
        Files.setPosixFilePermissions(gzip, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Process backup = new ProcessBuilder(
                        "env",
                        "GZIP_PROGRAM=" + sh("command -v gzip"),
                        "PATH=" + folder + ":" + System.getenv("PATH"),
                        "BACKUP_FOLDER=" + backups,
                        Archives.SCRIPTS.resolve("backup").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        List<ProcessHandle> all = new ArrayList<>();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> Files.exists(folder.resolve("begun"))
                            && Files.readAllLines(folder.resolve("begun")).size() == 9
                            && !sh(users).lines().toList().equals(before));
            all.addAll(backup.descendants().toList());
            backup.destroy();
            await().atMost(Duration.ofSeconds(30)).until(() -> !backup.isAlive());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sh(users).lines().toList()).isEqualTo(before));
            assertThat(Archives.files(backups)).containsExactly(".lock");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    all.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::info))
                            .isEmpty());
        } finally {
            backup.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            sh(users).lines().filter(id -> !before.contains(id)).forEach(id -> Docker.run("docker", "rm", "-f", id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chmod 0666", "chown 10082", "chgrp 10082"})
    void an_archive_that_others_can_change_while_it_is_read_is_refused(String opened) throws IOException {
        Path copy = folder.resolve("copy.tar");
        sh("cp " + archive + " " + copy + " && chmod 0660 " + copy + " && " + opened + " " + copy);
        assertThat(Archives.run("restore", "YES=1", copy).text()).contains("Nothing was touched: others can change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite-scratch", "drop-logs"})
    void what_is_put_back_into_a_volume_stays_in_it_and_lends_nobodys_rights(String volume) throws IOException {
        sh("cd " + folder
                + " && mkdir t && cd t && echo x > suid && chmod 6755 suid && mkfifo pipe && mknod disk b 8 0 && ln -s "
                + archives + " away && echo x > plain && chmod 0777 . && tar -cf ../hostile.tar . && echo y > through"
                + " && tar -rf ../hostile.tar --transform='s|^through|away/through|' through");
        String fill = "cd " + Archives.SCRIPTS.resolve("..") + " && . scripts/settings && . scripts/stores"
                + " && project=links-attack && fill_volume " + volume + " < " + folder + "/hostile.tar";
        String listed;
        try {
            Docker.run("sh", "-c", fill);
            listed = sh("docker run --rm --network=none --user=0 --entrypoint= --volume=links-attack_" + volume
                    + ":/volume " + Docker.image("redis") + " sh -c 'cd /volume && stat -c \"%n %F %a %u:%g\" . *'");
        } finally {
            sh("docker volume rm -f links-attack_" + volume);
        }
        assertThat(listed.lines())
                .contains("suid regular file 755 0:0")
                .noneMatch(line -> line.matches("(pipe|disk) .*"));
        if (volume.startsWith("drop-")) {
            assertThat(listed.lines()).contains(". directory 770 0:10082");
        }
        assertThat(List.of(archives.toFile().list())).doesNotContain("through");
    }

    private static String sh(String script) {
        Docker.Result result = Docker.run("sh", "-c", script);
        assertThat(result.code()).as(script + "\n" + result.text()).isZero();
        return result.text();
    }
}
