package io.totem.policy.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of 124 packages in pages of 1 KiB, written by SQLite, with its write-ahead log: one package is in the log alone
 * (late), one is newer in it (p055), one was deleted (p045), one has more files than a page has room for (big).
 */
class RpmDatabaseTest {

    @TempDir
    Path folder;

    private MadeUpHost host;
    private Path database;

    @BeforeEach
    void unpack() throws IOException {
        host = new MadeUpHost(folder);
        database = host.at("/usr/lib/sysimage/rpm/rpmdb.sqlite");
        Files.createDirectories(database.getParent());
        for (String name : new String[] {"rpmdb.sqlite", "rpmdb.sqlite-wal"}) {
            try (InputStream packed = getClass().getResourceAsStream("/provenance/" + name + ".gz")) {
                Files.copy(new GZIPInputStream(packed), database.resolveSibling(name));
            }
        }
    }

    @Test
    void a_file_is_told_with_its_package_its_version_its_description_and_what_it_held() {
        PackagedFile nginx = owned("/usr/sbin/nginx");
        assertThat(nginx.owner())
                .isEqualTo(new OwningPackage(
                        PackageSystem.RPM, "nginx", "2:1.26.3-1.el10", "A high performance web server"));
        assertThat(nginx.digest().orElseThrow().algorithm()).isEqualTo("SHA-256");
        assertThat(nginx.installedAt().getEpochSecond()).isEqualTo(1_793_000_000);
        assertThat(owned("/usr/bin/env").owner().version()).isEqualTo("9.5-3.el10");
    }

    @Test
    void configuration_and_what_another_package_replaced_is_not_compared() {
        assertThat(owned("/etc/nginx/nginx.conf").digest()).isEmpty();
        assertThat(owned("/usr/share/nginx/run").digest()).isEmpty();
    }

    @Test
    void a_package_that_flows_over_many_pages_is_read_whole() {
        assertThat(owned("/usr/libexec/big").owner().name()).isEqualTo("big");
        assertThat(owned("/usr/share/big/00499").digest()).isPresent();
    }

    @Test
    void what_is_in_the_write_ahead_log_counts() throws IOException {
        assertThat(owned("/usr/bin/late").owner().description()).isEqualTo("Still in the write-ahead log");
        assertThat(owned("/usr/bin/p055").owner().version()).isEqualTo("2-1");
        Files.delete(database.resolveSibling("rpmdb.sqlite-wal"));
        assertThat(packages().find("/usr/bin/late")).isEqualTo(Ownership.UNOWNED);
        assertThat(owned("/usr/bin/p055").owner().version()).isEqualTo("1-1");
    }

    @Test
    void every_package_is_there_but_the_deleted_one() {
        Packages packages = packages();
        for (int i = 0; i < 120; i++) {
            String path = String.format("/usr/bin/p%03d", i);
            assertThat(packages.find(path) instanceof Ownership.Owned).as(path).isEqualTo(i != 45);
        }
    }

    @Test
    void where_usr_sbin_is_a_link_a_package_owns_its_file_under_the_new_name() throws IOException {
        host.link("/usr/sbin", "bin");
        assertThat(owned("/usr/bin/nginx").owner().name()).isEqualTo("nginx");
    }

    @Test
    void a_database_cut_anywhere_accuses_nobody() throws IOException {
        byte[] whole = Files.readAllBytes(database);
        Files.delete(database.resolveSibling("rpmdb.sqlite-wal"));
        for (int length = 0; length < whole.length; length += 3_001) {
            Files.write(database, java.util.Arrays.copyOf(whole, length));
            assertThat(packages().find("/usr/bin/nobodys")).isEqualTo(Ownership.UNKNOWN);
        }
    }

    @Test
    void bytes_changed_anywhere_are_no_exception() throws IOException {
        byte[] whole = Files.readAllBytes(database);
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            byte[] changed = whole.clone();
            for (int i = 0; i < 50; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Files.write(database, changed, StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(packages().find("/usr/bin/ls")).isNotNull();
        }
    }

    private Packages packages() {
        return new Packages(host.host(), System::nanoTime);
    }

    private PackagedFile owned(String path) {
        Ownership found = packages().find(path);
        assertThat(found).as(path).isInstanceOf(Ownership.Owned.class);
        return ((Ownership.Owned) found).file();
    }
}
