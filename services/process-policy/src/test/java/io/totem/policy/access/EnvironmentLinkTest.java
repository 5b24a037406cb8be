package io.totem.policy.access;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root runs by the link of a virtual environment, done for real. */
class EnvironmentLinkTest {

    private static final int SOMEBODY = 4321;

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final ProcessAccesses accesses = new ProcessAccesses(
            new AccessReader(HostRoot.local(), Clock.systemUTC()), new ProcessInspector(HostRoot.local()));
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeEach
    void only_root_can_make_one_of_somebody_else() {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            assertThat(process.waitFor(10, SECONDS)).isTrue();
        }
    }

    @Test
    void whoever_may_replace_the_link_the_settings_or_the_modules_of_an_environment_is_told() throws IOException {
        Path link = environment();
        for (Path path :
                List.of(link.getParent(), link.resolveSibling("../pyvenv.cfg").normalize())) {
            own(path);
        }
        Map<String, FileAccess> loaded = loaded(link);
        assertThat(loaded.get(link.toString()).replacers())
                .map(replacer -> replacer.account().uid())
                .contains(SOMEBODY);
        assertThat(loaded.get(folder.resolve("venv/pyvenv.cfg").toString()).replacers())
                .map(replacer -> replacer.account().uid())
                .contains(SOMEBODY);
    }

    @Test
    void root_s_own_environment_is_nobody_s_to_replace() throws IOException {
        Map<String, FileAccess> loaded = loaded(environment());
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(2);
        assertThat(loaded.values()).allMatch(file -> file.replacers().isEmpty());
    }

    private Path environment() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path link = Files.createDirectories(folder.resolve("venv/bin")).resolve("python");
        Path python = Path.of("/usr/bin/python3").toRealPath();
        Files.createSymbolicLink(link, python);
        Files.writeString(folder.resolve("venv/pyvenv.cfg"), "home = " + python.getParent() + "\n");
        return link;
    }

    private static void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", SOMEBODY);
    }

    private Map<String, FileAccess> loaded(Path link) throws IOException {
        started.add(new ProcessBuilder(link.toString(), "-c", "import time; time.sleep(60)").start());
        int pid = (int) started.getFirst().pid();
        return await().until(
                        () -> {
                            ProcessSweep sweep = table.sweep();
                            return sweep.processes().stream()
                                    .filter(process -> process.pid() == pid)
                                    .filter(EnvironmentLinkTest::isPython)
                                    .findFirst()
                                    .flatMap(process -> accesses.read(process, sweep));
                        },
                        Optional::isPresent)
                .orElseThrow()
                .loaded();
    }

    private static boolean isPython(ProcessSample process) {
        return process.executable().filter(path -> path.contains("python")).isPresent();
    }
}
