package io.totem.policy.warning;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.totem.policy.access.AccessReader;
import io.totem.policy.access.ProcessAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shells that became root through a set-user-ID program, which called setuid(2), and such as were made root by intent. */
class RealKeptGroupTest {

    private static final String SETPRIV = "/usr/bin/setpriv";
    private static final String KIM = "4321";

    /** A shell that stays; the second command keeps it from giving its place to the first. */
    private static final String SHELL = "os.execv('/bin/sh', ['sh', '-c', 'sleep 60; true'])";

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    private Path python;
    private Assessor assessor;

    @BeforeEach
    void a_host_on_which_kim_can_log_in() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Files.isExecutable(Path.of(SETPRIV))).isTrue();
        assumeThat(Files.isExecutable(Path.of("/usr/bin/python3"))).isTrue();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(
                folder.resolve("etc/passwd"), "root:x:0:0::/root:/bin/bash\nkim:x:4321:4321::/home/kim:/bin/sh\n");
        Files.writeString(folder.resolve("etc/group"), "root:x:0:\nkim:x:4321:\nstaff:x:50:kim\n");
        python = Files.copy(Path.of("/usr/bin/python3").toRealPath(), folder.resolve("netping"));
        AccessReader reader = new AccessReader(
                new HostRoot(HostRoot.local().proc(), HostRoot.local().sys(), folder), Clock.systemUTC());
        ProcessAccesses accesses = new ProcessAccesses(reader, new ProcessInspector(HostRoot.local()));
        assessor = new Assessor(
                new Explainer(Dictionary.of()),
                new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib"), reader),
                (one, in) -> accesses.read(one, in).map(ProcessFacts.NONE::with).orElse(ProcessFacts.NONE),
                new Warnings(KnownPorts.read(), 20),
                VerdictMode.GRADED,
                _ -> Optional.empty());
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(process.waitFor(10, SECONDS)).isTrue();
        }
    }

    @Test
    void a_shell_of_root_s_below_a_person_is_danger_when_only_setuid_made_it_so() throws IOException {
        setsUserId();
        Process session = asKim(python + " -c \"import os; os.setuid(0); os.setgid(0); " + SHELL + "\"");
        Warning found = await().until(() -> told(session), Optional::isPresent).orElseThrow();
        assertThat(found.severity()).isEqualTo(Severity.DANGER);
        assertThat(found.title().en()).isEqualTo("is root, and still in the group kim");
        assertThat(found.why().en()).contains("not root was ");
        assertThat(found.why().ko()).contains("kim");
    }

    @Test
    void a_shell_of_root_s_that_was_given_root_s_groups_is_quiet() throws IOException {
        setsUserId();
        neverTold(asKim(python + " -c \"import os; os.setgroups([0]); os.setgid(0); os.setuid(0); " + SHELL + "\""));
    }

    @Test
    void a_shell_of_root_s_own_in_a_group_of_a_service_is_quiet() {
        neverTold(start(SETPRIV, "--groups=0,33", "sh", "-c", "sleep 60; true"));
    }

    @Test
    void whoever_is_not_root_is_in_the_groups_he_is_in() {
        neverTold(asKim("sh -c 'sleep 60; true'"));
    }

    private void setsUserId() throws IOException {
        Files.setAttribute(python, "unix:mode", 04755);
    }

    /** Below a shell of kim's, as in a session. */
    private Process asKim(String command) {
        return start(
                SETPRIV, "--reuid=" + KIM, "--regid=" + KIM, "--groups=" + KIM + ",50", "sh", "-c", command + "; true");
    }

    private Process start(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void neverTold(Process top) {
        await().until(() ->
                family(top).stream().anyMatch(process -> process.comm().equals("sleep")));
        for (int round = 0; round < 3; round++) {
            assertThat(told(top)).isEmpty();
        }
    }

    private Optional<Warning> told(Process top) {
        ProcessSweep sweep = table.sweep();
        var assessments = assessor.assess(sweep);
        Set<Integer> pids = pids(top);
        return sweep.processes().stream()
                .filter(process -> pids.contains(process.pid()))
                .flatMap(process -> assessments.get(process.identity()).warnings().stream())
                .filter(warning -> warning.code() == WarningCode.SETUID_ROOT
                        && warning.title().en().contains("group"))
                .findFirst();
    }

    private List<ProcessSample> family(Process top) {
        Set<Integer> pids = pids(top);
        return table.sweep().processes().stream()
                .filter(process -> pids.contains(process.pid()))
                .toList();
    }

    private static Set<Integer> pids(Process top) {
        Set<Integer> pids = new HashSet<>(Set.of((int) top.pid()));
        top.descendants().forEach(child -> pids.add((int) child.pid()));
        return pids;
    }
}
