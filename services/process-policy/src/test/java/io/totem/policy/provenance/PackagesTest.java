package io.totem.policy.provenance;

import static io.totem.policy.provenance.MadeUpHost.LONG_AGO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each system's database says of a path, and what a broken one does not. */
class PackagesTest {

    @TempDir
    Path folder;

    private long nanos;

    @Test
    void dpkg_tells_a_files_package_its_version_its_description_and_what_it_held() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .dpkg("nginx", "1.26.3-3", "small, powerful, scalable web/proxy server", "/usr/sbin/nginx");
        PackagedFile file = owned(packages(host), "/usr/sbin/nginx");
        assertThat(file.owner())
                .isEqualTo(new OwningPackage(
                        PackageSystem.DPKG, "nginx", "1.26.3-3", "small, powerful, scalable web/proxy server"));
        assertThat(file.digest()).contains(new FileDigest("MD5", host.digest("MD5", "/usr/sbin/nginx")));
        assertThat(file.installedAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void a_path_that_no_package_has_is_told_apart_from_one_that_nobody_can_tell() {
        Packages packages = packages(new MadeUpHost(folder).debian());
        assertThat(packages.find("/usr/bin/env")).isInstanceOf(Ownership.Owned.class);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNOWNED);
        assertThat(packages(new MadeUpHost(folder.resolve("none"))).find("/usr/bin/other"))
                .isEqualTo(Ownership.UNKNOWN);
    }

    @Test
    void a_database_that_owns_nothing_every_system_has_is_another_systems() {
        Packages packages = packages(new MadeUpHost(folder).dpkg("cowsay", "3", "talking cow", "/usr/games/cowsay"));
        assertThat(packages.find("/usr/games/cowsay")).isInstanceOf(Ownership.Owned.class);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNKNOWN);
    }

    @Test
    void of_several_architectures_the_one_that_lists_the_file_owns_it() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .append(
                        "/var/lib/dpkg/status",
                        "Package: libx\nStatus: install ok installed\nArchitecture: i386\nVersion: 1\nDescription: x for i386\n\n")
                .append(
                        "/var/lib/dpkg/status",
                        "Package: libx\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2\nDescription: x for amd64\n\n")
                .file("/var/lib/dpkg/info/libx:i386.list", "/usr/lib/i386/helper\n")
                .file("/var/lib/dpkg/info/libx:amd64.list", "/usr/lib/amd64/helper\n");
        Packages packages = packages(host);
        assertThat(owned(packages, "/usr/lib/i386/helper").owner().description())
                .isEqualTo("x for i386");
        assertThat(owned(packages, "/usr/lib/amd64/helper").owner().name()).isEqualTo("libx:amd64");
    }

    @Test
    void since_the_merge_of_usr_a_package_owns_what_it_lists_under_the_old_name() {
        MadeUpHost host = new MadeUpHost(folder)
                .merged()
                .folder("/usr/sbin")
                .folder("/usr/lib")
                .debian();
        host.dpkg("procps", "4", "/proc file system utilities", "/bin/ps");
        assertThat(owned(packages(host), "/usr/bin/ps").digest()).isPresent();
    }

    @Test
    void a_diverted_file_is_its_packages_where_it_lies_and_its_place_is_the_other_packages() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .dpkg("bash", "5", "GNU shell", "/usr/bin/sh")
                .file("/usr/bin/sh.distrib", "as bash brought it")
                .dpkg("dash", "0.5", "POSIX shell", "/usr/bin/sh")
                .file("/var/lib/dpkg/diversions", "/usr/bin/sh\n/usr/bin/sh.distrib\ndash\n");
        Packages packages = packages(host);
        assertThat(owned(packages, "/usr/bin/sh").owner().name()).isEqualTo("dash");
        assertThat(owned(packages, "/usr/bin/sh.distrib").owner().name()).isEqualTo("bash");
    }

    @Test
    void what_an_admin_diverted_is_the_admins_own_and_no_reproach() {
        MadeUpHost host = new MadeUpHost(folder)
                .debian()
                .dpkg("bash", "5", "GNU shell", "/usr/bin/bash")
                .file("/var/lib/dpkg/diversions", "/usr/bin/bash\n/usr/bin/bash.real\n:\n");
        Packages packages = packages(host);
        assertThat(packages.find("/usr/bin/bash")).isEqualTo(Ownership.UNKNOWN);
        assertThat(owned(packages, "/usr/bin/bash.real").owner().name()).isEqualTo("bash");
    }

    @Test
    void a_database_that_somebody_changes_without_end_is_taken_as_it_was_read() {
        MadeUpHost host = new MadeUpHost(folder).debian();
        Packages packages = packages(host);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNOWNED);
        for (int i = 0; i < 100; i++) {
            change(host);
            packages.find("/usr/bin/other");
        }
        change(host);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNKNOWN);
        for (int i = 0; i < 400; i++) {
            change(host);
            packages.find("/usr/bin/other");
        }
        change(host);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNOWNED);
        assertThat(packages.find("/usr/bin/env")).isInstanceOf(Ownership.Owned.class);
    }

    private void change(MadeUpHost host) {
        host.append("/var/lib/dpkg/status", "\n");
        nanos += Duration.ofSeconds(2).toNanos();
    }

    @Test
    void while_dpkg_is_not_done_with_a_package_nothing_is_compared() {
        MadeUpHost host = new MadeUpHost(folder).debian().dpkg("half", "2", "half there", "/usr/bin/half");
        String status = read(host.at("/var/lib/dpkg/status"));
        host.file("/var/lib/dpkg/status", status.replace("install ok installed", "install ok half-installed"));
        assertThat(owned(packages(host), "/usr/bin/half").digest()).isEmpty();
    }

    @Test
    void apk_tells_the_same() {
        MadeUpHost host = new MadeUpHost(folder)
                .apk("busybox", "1.37.0-r20", "Size optimized toolbox", "bin", "busybox")
                .apk("nginx", "1.28.0-r3", "HTTP and reverse proxy server", "usr/sbin", "nginx", "nginx-debug");
        Packages packages = packages(host);
        PackagedFile file = owned(packages, "/usr/sbin/nginx");
        assertThat(file.owner())
                .isEqualTo(new OwningPackage(PackageSystem.APK, "nginx", "1.28.0-r3", "HTTP and reverse proxy server"));
        assertThat(file.digest()).contains(new FileDigest("SHA-1", host.digest("SHA-1", "/usr/sbin/nginx")));
        assertThat(owned(packages, "/usr/sbin/nginx-debug").digest())
                .contains(new FileDigest("SHA-1", host.digest("SHA-1", "/usr/sbin/nginx-debug")));
        assertThat(owned(packages, "/bin/busybox").owner().name()).isEqualTo("busybox");
        assertThat(packages.find("/usr/sbin/other")).isEqualTo(Ownership.UNOWNED);
    }

    @Test
    void pacman_tells_the_same() throws IOException {
        MadeUpHost host = new MadeUpHost(folder)
                .file("/usr/bin/env", "env")
                .file(
                        "/var/lib/pacman/local/coreutils-9.8-2/desc",
                        "%NAME%\ncoreutils\n\n%VERSION%\n9.8-2\n\n%DESC%\nThe basic utilities of the GNU system\n\n")
                .file(
                        "/var/lib/pacman/local/coreutils-9.8-2/files",
                        "%FILES%\nusr/\nusr/bin/\nusr/bin/env\n\n%BACKUP%\nusr/bin/kept\tabc\n\n")
                .file("/var/lib/pacman/local/ALPM_DB_VERSION", "9\n");
        try (var mtree =
                new GZIPOutputStream(Files.newOutputStream(host.at("/var/lib/pacman/local/coreutils-9.8-2/mtree")))) {
            mtree.write(MadeUpHost.bytes(
                    "#mtree\n/set type=file uid=0 gid=0 mode=755\n./usr/bin/env time=1.0 size=3 sha256digest="
                            + host.digest("SHA-256", "/usr/bin/env") + "\n"));
        }
        Packages packages = packages(host);
        PackagedFile file = owned(packages, "/usr/bin/env");
        assertThat(file.owner())
                .isEqualTo(new OwningPackage(
                        PackageSystem.PACMAN, "coreutils", "9.8-2", "The basic utilities of the GNU system"));
        assertThat(file.digest()).contains(new FileDigest("SHA-256", host.digest("SHA-256", "/usr/bin/env")));
        assertThat(packages.find("/usr/bin/kept")).isEqualTo(Ownership.UNOWNED);
    }

    @Test
    void an_update_is_seen_and_while_the_database_changes_nobody_is_accused() {
        MadeUpHost host = new MadeUpHost(folder).debian();
        Packages packages = packages(host);
        assertThat(packages.find("/usr/bin/new")).isEqualTo(Ownership.UNOWNED);
        int before = packages.generation();
        host.dpkg("newer", "1", "new", "/usr/bin/new");
        later(2);
        assertThat(packages.find("/usr/bin/newest")).isEqualTo(Ownership.UNKNOWN);
        later(2);
        assertThat(owned(packages, "/usr/bin/new").owner().name()).isEqualTo("newer");
        assertThat(packages.find("/usr/bin/newest")).isEqualTo(Ownership.UNOWNED);
        assertThat(packages.generation()).isGreaterThan(before);
    }

    @Test
    void a_cut_list_says_nothing_of_what_is_not_in_it() {
        MadeUpHost host = new MadeUpHost(folder).debian().dpkg("cut", "1", "cut", "/usr/bin/a", "/usr/bin/b");
        String list = read(host.at("/var/lib/dpkg/info/cut.list"));
        host.file("/var/lib/dpkg/info/cut.list", list.substring(0, list.indexOf("/usr/bin/b") + 6));
        Packages packages = packages(host);
        assertThat(packages.find("/usr/bin/a")).isInstanceOf(Ownership.Owned.class);
        assertThat(packages.find("/usr/bin/b")).isEqualTo(Ownership.UNKNOWN);
    }

    @Test
    void a_list_that_is_gone_is_missed() {
        MadeUpHost host = new MadeUpHost(folder).debian().dpkg("gone", "1", "gone", "/usr/bin/a");
        delete(host.at("/var/lib/dpkg/info/gone.list"));
        assertThat(packages(host).find("/usr/bin/a")).isEqualTo(Ownership.UNKNOWN);
    }

    @Test
    void a_cut_database_of_apk_says_nothing_of_what_is_not_in_it() {
        MadeUpHost host = new MadeUpHost(folder)
                .apk("busybox", "1", "toolbox", "bin", "busybox")
                .apk("nginx", "1", "server", "usr/sbin", "nginx");
        String all = read(host.at("/lib/apk/db/installed"));
        host.file("/lib/apk/db/installed", all.substring(0, all.indexOf("R:nginx")));
        Packages packages = packages(host);
        assertThat(owned(packages, "/bin/busybox").owner().name()).isEqualTo("busybox");
        assertThat(packages.find("/usr/sbin/nginx")).isEqualTo(Ownership.UNKNOWN);
    }

    @Test
    void a_hostile_description_is_cut_and_hides_nothing() {
        String hostile = "<script>alert(1)</script>\u202e\u0007 $(reboot) " + "x".repeat(10_000);
        OwningPackage owner = owned(
                        packages(new MadeUpHost(folder).debian().dpkg("bad", "1\u001b[2J", hostile, "/usr/bin/bad")),
                        "/usr/bin/bad")
                .owner();
        assertThat(owner.description()).hasSizeLessThanOrEqualTo(201).contains("\\u202e", "\\u0007");
        assertThat(owner.version()).isEqualTo("1\\u001b[2J");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x; reboot", "-rf", "$(reboot)", "", "a b"})
    void a_name_that_no_package_has_gets_no_command(String name) {
        for (PackageSystem system : PackageSystem.values()) {
            assertThat(system.checkOf(name)).isEmpty();
        }
    }

    @Test
    void a_command_for_a_package_is_that_of_its_system() {
        assertThat(PackageSystem.DPKG.checkOf("libc6:amd64").orElseThrow().text())
                .isEqualTo("dpkg --verify libc6:amd64");
        assertThat(PackageSystem.RPM.checkOf("bash").orElseThrow().text()).isEqualTo("rpm -V bash");
        assertThat(PackageSystem.PACMAN.checkOf("bash").orElseThrow().text()).isEqualTo("pacman -Qkk bash");
        assertThat(PackageSystem.APK.checkOf("bash").orElseThrow().text()).isEqualTo("apk audit --system");
    }

    @Test
    void a_database_of_noise_is_no_exception() throws IOException {
        MadeUpHost host = new MadeUpHost(folder).debian();
        byte[] noise = new byte[100_000];
        new java.util.Random(7).nextBytes(noise);
        for (String path : new String[] {
            "/var/lib/dpkg/info/noise.list",
            "/var/lib/dpkg/diversions",
            "/lib/apk/db/installed",
            "/var/lib/pacman/local/noise/files",
            "/var/lib/rpm/rpmdb.sqlite"
        }) {
            Files.createDirectories(host.at(path).getParent());
            Files.write(host.at(path), noise);
        }
        Packages packages = packages(host);
        assertThat(packages.find("/usr/bin/env")).isInstanceOf(Ownership.Owned.class);
        assertThat(packages.find("/usr/bin/other")).isEqualTo(Ownership.UNKNOWN);
    }

    private Packages packages(MadeUpHost host) {
        return new Packages(host.host(), () -> nanos);
    }

    private void later(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private static PackagedFile owned(Packages packages, String path) {
        assertThat(packages.find(path)).isInstanceOf(Ownership.Owned.class);
        return ((Ownership.Owned) packages.find(path)).file();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
