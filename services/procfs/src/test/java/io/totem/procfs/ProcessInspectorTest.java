package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessInspectorTest {

    @TempDir
    Path folder;

    private ProcFixture fixture;
    private ProcessInspector inspector;

    @BeforeEach
    void layOut() {
        fixture = ProcFixture.in(folder);
        inspector = new ProcessInspector(fixture.host());
    }

    @Test
    void streams_are_told_as_the_kernel_names_them_and_devices_are_nothing_to_follow() {
        fixture.stat(7, ProcFixture.stat(7, "a) R 1", 1, 0x400000, 1, 1))
                .links(7, Map.of(0, "pipe:[11]", 1, "/dev/null"));
        assertThat(inspector.pipes(7)).isEqualTo(new ProcessPipes("pipe:[11]", "", true));
        fixture.stat(8, ProcFixture.stat(8, "sh", 1, 0x400040, 1, 1)).links(8, Map.of(0, "/tmp/f", 1, "socket:[12]"));
        assertThat(inspector.pipes(8)).isEqualTo(new ProcessPipes("/tmp/f", "socket:[12]", false));
        fixture.stat(9, ProcFixture.stat(9, "sh", 1, 0, 1, 1)).links(9, Map.of(0, "/dev/pts/0", 1, "/dev/tty1"));
        assertThat(inspector.pipes(9)).isEqualTo(ProcessPipes.NONE);
        assertThat(inspector.pipes(10)).isEqualTo(ProcessPipes.NONE);
    }

    @Test
    void who_follows_a_process_and_what_it_may_do_stand_in_its_status() {
        fixture.write("proc/7/status", "Name:\tx\nTracerPid:\t42\nUid:\t1000\t0\t0\t0\nCapEff:\t000001fffeffffff\n");
        assertThat(inspector.tracer(7)).isEqualTo(42);
        assertThat(Credentials.parse(KernelText.of("TracerPid:\t42\nUid:\t1000\t0\t0\t0\nCapEff:\t000001fffeffffff\n")))
                .isEqualTo(new Credentials(1000, 0, 0x1fffeffffffL, 42));
        assertThat(Credentials.parse(KernelText.of("Uid:\t33\nCapEff:\tx\n"))).isEqualTo(new Credentials(33, 33, 0, 0));
        assertThat(inspector.tracer(8)).isZero();
    }

    @Test
    void descriptors_are_told_with_where_they_lead() {
        fixture.stat(7, ProcFixture.stat(7, "sh", 1, 0, 1, 1)).links(7, Map.of(0, "pipe:[11]", 3, "socket:[12]"));
        assertThat(inspector.descriptors(7)).containsOnly(Map.entry(0, "pipe:[11]"), Map.entry(3, "socket:[12]"));
        assertThat(inspector.descriptors(8)).isEmpty();
    }

    @Test
    void a_descriptor_tells_its_position_and_the_master_of_a_terminal_the_number_of_the_other_end() {
        fixture.write("proc/7/fdinfo/5", "pos:\t0\nflags:\t02100002\nmnt_id:\t24\nino:\t91\ntty-index:\t12\n");
        fixture.write("proc/7/fdinfo/6", "pos:\t0\nflags:\t02100002\n");
        assertThat(inspector.terminal(7, 5)).hasValue(12);
        assertThat(inspector.terminal(7, 6)).isEmpty();
        assertThat(inspector.terminal(7, 7)).isEmpty();
        fixture.write("proc/7/fdinfo/0", "pos:\t4096\nflags:\t0100000\n");
        assertThat(inspector.position(7, 0)).hasValue(4096);
        assertThat(inspector.position(7, 5)).hasValue(0);
        assertThat(inspector.position(7, 9)).isEmpty();
    }

    @Test
    void of_an_environment_only_what_was_asked_for_is_told_and_bounded() {
        fixture.write(
                "proc/7/environ",
                "PASSWORD=x\0LD_PRELOAD=/tmp/x.so\0LD_PRELOAD=/other\0LD_AUDIT=" + "y".repeat(5_000) + "\0\0=\0");
        assertThat(inspector.environment(7, Set.of("LD_PRELOAD", "LD_AUDIT")))
                .hasValueSatisfying(found -> assertThat(found)
                        .hasSize(2)
                        .containsEntry("LD_PRELOAD", "/tmp/x.so")
                        .hasEntrySatisfying(
                                "LD_AUDIT", value -> assertThat(value).hasSize(1024)));
        assertThat(inspector.environment(8, Set.of("LD_PRELOAD"))).isEmpty();
    }

    @Test
    void of_what_is_mapped_each_file_with_code_is_told_once_whatever_stands_in_its_path() {
        fixture.write("proc/7/maps", """
                55d0-55d1 r--p 00000000 08:01 11 /usr/bin/app
                55d1-55d2 r-xp 00001000 08:01 11 /usr/bin/app
                7f00-7f01 r-xp 00000000 08:01 12 /srv/a\rb c.so
                7f01-7f02 r-xp 00000000 08:01 12 /srv/a\rb c.so
                7f02-7f03 r-xp 00000000 08:01 13 /srv/gone.so (deleted)
                7f03-7f04 rw-p 00000000 08:01 14 /srv/data
                7f04-7f05 r-xp 00000000 00:00 0
                7fff-8000 r-xp 00000000 00:00 0  [vdso]
                ffff-fff0 --xp 00000000 00:00 0 /srv/last.so""");
        assertThat(inspector.mappedPrograms(7, path -> !path.startsWith("/usr")))
                .containsExactly("/srv/a\rb c.so", "/srv/last.so");
        assertThat(inspector.mappedPrograms(8, _ -> true)).isEmpty();
    }

    @Test
    void the_groups_of_a_process_are_those_of_its_own_line() {
        fixture.write(
                "proc/7/status",
                "Name:\tsh\nGid:\t0\t0\t0\t0\nFDSize:\t64\nGroups:\t27 1001 4294967294 \nNStgid:\t7\n");
        fixture.write("proc/9/status", "Name:\tsh\nGroups:\t \nNStgid:\t9\n");
        assertThat(inspector.groups(7)).containsExactlyInAnyOrder(27, 1001, -2);
        assertThat(inspector.groups(9)).isEmpty();
        assertThat(inspector.groups(8)).isEmpty();
    }

    @Test
    void what_is_mounted_over_a_process_is_found_and_nothing_else_below_proc() {
        assertThat(ProcessInspector.coveredProcesses(List.of(
                        "30 23 0:26 / /proc rw - proc proc rw",
                        "31 30 0:27 / /proc/sys/fs/binfmt_misc rw - autofs x rw",
                        "32 30 0:28 / /proc/4711 rw - tmpfs tmpfs rw",
                        "33 30 8:1 /e /proc/4712/exe rw - ext4 /dev/sda1 rw",
                        "36 30 0:26 /613 /proc/4713 rw - proc proc rw",
                        "34 30 0:28 / /proc/12x rw - tmpfs tmpfs rw",
                        "35 30 0:28 / /proc/cpuinfo rw - fuse.lxcfs lxcfs rw",
                        "36 30 0:28 / /srv/proc/99 rw - tmpfs tmpfs rw",
                        "cut")))
                .containsExactlyInAnyOrder(
                        new CoveredProcess(4711, OptionalInt.empty()),
                        new CoveredProcess(4712, OptionalInt.empty()),
                        new CoveredProcess(4713, OptionalInt.of(613)));
    }
}
