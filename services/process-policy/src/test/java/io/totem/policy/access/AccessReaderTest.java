package io.totem.policy.access;

import static io.totem.policy.testing.HostTree.MINA;
import static io.totem.policy.testing.SampleBuilder.program;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.testing.HostTree;
import io.totem.policy.testing.People;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AccessReaderTest {

    private final AccessReader reader = new AccessReader(HostRoot.local(), Clock.systemUTC());
    private Instant now = Instant.EPOCH;

    @TempDir
    private Path folder;

    @Test
    void the_program_of_this_very_process_is_looked_at() {
        ProcessSample self = sample(ProcessHandle.current().pid());
        FileAccess access = reader.of(self, self.executable().orElseThrow()).orElseThrow();
        assertThat(access.path()).isEqualTo(self.executable().orElseThrow());
        assertThat(access.owner()).isPresent();
        assertThat(access.closed()).isEmpty();
    }

    @Test
    void a_process_is_asked_for_its_files_in_its_own_mount_namespace() throws Exception {
        assumeTrue(People.isRoot(), "only root mounts");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path place = Files.createDirectory(folder.resolve("place"));
        String sleep = Path.of("/usr/bin/sleep").toRealPath().toString();
        String there = place + "/open/x";
        try (People people = new People()) {
            Process process = people.startAsUs(
                    "unshare",
                    "--mount",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o mode=0755 none \"$1\" && mkdir -m 0777 \"$1/open\" && cp \"$2\" \"$1/open/x\" && echo ready && exec \"$1/open/x\" 60",
                    "sh",
                    place.toString(),
                    sleep);
            assertThat(new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine())
                    .isEqualTo("ready");
            ProcessSample sample = sample(process.pid());
            while (sample.executable().filter(there::equals).isEmpty()) {
                assertThat(process.isAlive()).isTrue();
                Thread.onSpinWait();
                sample = sample(process.pid());
            }
            assertThat(Files.exists(Path.of(there))).isFalse();
            FileAccess access = reader.of(sample, there).orElseThrow();
            assertThat(access.path()).isEqualTo(there);
            assertThat(access.openFolder()).contains(place + "/open");
        }
    }

    @Test
    void after_chroot_the_program_is_named_from_outside_and_its_script_from_inside() {
        HostTree host = HostTree.in(folder);
        host.file("/srv/jail/bin/sh", 0755, 0, 0)
                .file("/srv/jail/job.sh", 0755, MINA, MINA)
                .file("/job.sh", 0755, 0, 0);
        host.sees(4242, "mnt:[1]", "/srv/jail");
        ProcessSample shell = program("/srv/jail/bin/sh").uid(0).build();
        AccessReader jailed = host.reader();
        assertThat(jailed.of(shell, "/srv/jail/bin/sh").orElseThrow().isRootsAlone())
                .isTrue();
        FileAccess script = jailed.of(shell, "/job.sh").orElseThrow();
        assertThat(script.owner().map(Account::name)).contains("mina");
        assertThat(script.replacers())
                .extracting(replacer -> replacer.account().name())
                .containsExactly("mina");
    }

    @Test
    void what_was_found_is_kept_a_minute_and_then_looked_at_again() {
        HostTree host = HostTree.in(folder).file("/usr/bin/x", 0755, 0, 0).sees(4242, "mnt:[1]");
        AccessReader kept = new AccessReader(host.host(), new Turned());
        ProcessSample process = program("/usr/bin/x").uid(0).build();
        assertThat(kept.of(process, "/usr/bin/x").orElseThrow().anybody()).isEmpty();
        host.folder("/usr/bin", 0777, 0, 0);
        assertThat(kept.of(process, "/usr/bin/x").orElseThrow().anybody()).isEmpty();
        now = now.plusSeconds(61);
        assertThat(kept.of(process, "/usr/bin/x").orElseThrow().anybody()).contains("/usr/bin");
    }

    @Test
    void a_mount_that_came_after_its_table_was_read_is_read_then() {
        HostTree host = HostTree.in(folder).file("/usr/bin/x", 0755, 0, 0);
        String mountInfo = host.mountInfo();
        host.mountInfo("1 1 0:1 / / rw - ext4 /dev/root rw\n");
        host.sees(4242, "mnt:[1]");
        ProcessSample process = program("/usr/bin/x").uid(0).build();
        AccessReader late = host.reader();
        assertThat(late.of(process, "/usr/bin/x")).isEmpty();
        host.mountInfo(mountInfo).sees(4242, "mnt:[1]");
        assertThat(late.of(process, "/usr/bin/x")).isPresent();
    }

    @Test
    void a_process_that_is_gone_and_a_path_that_is_none_are_no_answer() {
        HostTree host = HostTree.in(folder);
        assertThat(host.reader().of(program("/usr/bin/x").pid(77).build(), "/usr/bin/x"))
                .isEmpty();
        assertThat(host.reader().of(program("/usr/bin/x").build(), "relative")).isEmpty();
    }

    private static ProcessSample sample(long pid) {
        return new ProcessTable(HostRoot.local(), Clock.systemUTC())
                .one((int) pid)
                .orElseThrow(() -> new IllegalStateException("no process " + pid));
    }

    private final class Turned extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
