package io.totem.policy.behaviour;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Hidden;
import io.totem.policy.facts.StartUp;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.People;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import io.totem.policy.warning.WarningCode;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessPipes;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineBehaviourTest {

    private static final ProcessSample INIT =
            program("/usr/lib/systemd/systemd").pid(1).parentPid(0).root().build();
    private static final ProcessSample OTHER = program("/usr/bin/x").pid(4711).build();

    @TempDir
    Path root;

    @Test
    void a_mount_over_a_process_is_told_of_its_row_and_of_init_where_it_has_none() throws IOException {
        write(
                "proc/1/mountinfo",
                "30 23 0:26 / /proc rw - proc proc rw\n32 30 0:28 / /proc/4711 rw - tmpfs tmpfs rw\n");
        assertThat(look(INIT, OTHER)).containsOnlyKeys(4711);
        assertThat(look(INIT))
                .hasEntrySatisfying(
                        1, told -> assertThat(told.hidden()).containsExactly(new Hidden(4711, Hidden.Way.COVERED)));
    }

    @Test
    void of_a_covered_process_it_is_told_whom_the_tools_show_instead_and_which_unit_it_is_in() throws IOException {
        write(
                "proc/1/mountinfo",
                "30 23 0:26 / /proc rw - proc proc rw\n33 30 0:26 /613 /proc/4711 rw - proc proc rw\n");
        write("sys/fs/cgroup/system.slice/rsyslog.service/cgroup.procs", "613\n");
        write("sys/fs/cgroup/system.slice/www.service/cgroup.procs", "99\n4711\n");
        Hidden hidden = new Hidden(4711, Hidden.Way.COVERED, OptionalInt.of(613), Optional.of("www.service"));
        assertThat(look(INIT))
                .hasEntrySatisfying(1, told -> assertThat(told.hidden()).containsExactly(hidden));
        Behaviour behaviour = new Behaviour(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(hidden));
        assertThat(Scene.of(SampleBuilder.sleep()).behaviour(behaviour).warning(WarningCode.HIDDEN_PROCESS))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.argument()).contains("4711");
                    assertThat(warning.why().en())
                            .contains(
                                    "show process 613 in place of process 4711",
                                    "need not have anything to do with it",
                                    "process 4711 belongs to the unit www.service");
                    assertThat(warning.todo().ko()).contains("umount -- /proc/4711");
                });
    }

    @Test
    void the_command_that_takes_the_mount_away_shows_the_process_again() throws Exception {
        assumeTrue(People.isRoot(), "only root mounts");
        Process shell = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation=private",
                        "sh",
                        "-c",
                        "mount -t tmpfs none /proc/$$ && ! test -e /proc/$$/status && \"$@\" /proc/$$ && test -e /proc/$$/status",
                        "sh",
                        "umount",
                        "--")
                .redirectErrorStream(true)
                .start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
    }

    @Test
    void the_list_of_libraries_for_every_program_is_told_of_init() throws IOException {
        write("etc/ld.so.preload", "# comment\n/usr/lib/a.so:/tmp/b.so\n\n/opt/c.so /d.so # e\n");
        assertThat(look(INIT, OTHER)).containsOnlyKeys(1);
        assertThat(look(INIT).get(1).preloadFile()).containsExactly("/usr/lib/a.so", "/tmp/b.so", "/opt/c.so", "/d.so");
    }

    @Test
    void an_ordinary_machine_has_nothing_and_neither_has_one_that_cannot_be_read() throws IOException {
        assertThat(look(INIT)).isEmpty();
        write("proc/1/mountinfo", "30 23 0:26 / /proc rw - proc proc rw\n");
        write("etc/ld.so.preload", "\n# nothing\n");
        assertThat(look(INIT, OTHER)).isEmpty();
    }

    @Test
    void what_is_hidden_is_danger_and_says_which() {
        Behaviour behaviour = new Behaviour(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(new Hidden(4711, Hidden.Way.COVERED)));
        assertThat(Scene.of(SampleBuilder.sleep()).behaviour(behaviour).warning(WarningCode.HIDDEN_PROCESS))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.DANGER);
                    assertThat(warning.why().en()).contains("/proc/4711");
                    assertThat(warning.todo().ko()).contains("4711");
                });
    }

    /** What is told, by the process that it is told of. */
    private Map<Integer, Behaviour> look(ProcessSample... processes) {
        HostRoot host = new HostRoot(root.resolve("proc"), root.resolve("sys"), root);
        Map<Integer, Looked> looked = new HashMap<>();
        for (ProcessSample process : processes) {
            looked.put(process.pid(), new Looked(process, ProcessPipes.NONE, Map.of(), Map.of(), StartUp.NONE));
        }
        new MachineBehaviour(new ProcessInspector(host), host, Clock.systemUTC())
                .tell(new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(processes), Map.of(), 0), looked);
        Map<Integer, Behaviour> told = new HashMap<>();
        looked.forEach((pid, process) -> {
            if (!process.facts().behaviour().equals(Behaviour.NONE)) {
                told.put(pid, process.facts().behaviour());
            }
        });
        return told;
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
