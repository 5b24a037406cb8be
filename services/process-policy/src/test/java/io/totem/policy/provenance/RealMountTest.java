package io.totem.policy.provenance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that see other files than the machine, made for real in mount namespaces of their own. */
class RealMountTest {

    private static final String FOLDER = "/usr/games";

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final ProvenanceReader reader =
            new ProvenanceReader(HostRoot.local(), Clock.systemUTC(), System::nanoTime, 0);
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void only_root_can_mount() {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        assumeThat(Files.isDirectory(Path.of(FOLDER))).isTrue();
        assumeThat(Files.isDirectory(Path.of("/var/lib/dpkg/info"))).isTrue();
        assumeThat(Files.isExecutable(Path.of("/usr/bin/unshare"))).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly();
            assertThat(process.waitFor(10, SECONDS)).isTrue();
        }
    }

    @Test
    void a_program_on_a_file_system_of_its_own_over_a_folder_of_the_system_is_not_the_machine_s() throws IOException {
        Process process = apart("mount -t tmpfs none " + FOLDER + " && cp /usr/bin/sleep " + FOLDER + "/rngd && exec "
                + FOLDER + "/rngd 60");
        assertThat(state(process, FOLDER + "/rngd")).isEqualTo(State.MOUNTED);
    }

    @Test
    void a_program_of_a_package_stays_the_package_s_in_a_namespace_whose_folders_are_mounted_read_only()
            throws IOException {
        Process process = apart("mount --rbind /usr /usr && mount -o remount,ro,bind /usr && exec /usr/bin/sleep 60");
        assertThat(state(process, "/usr/bin/sleep")).isIn(State.UNCHANGED, State.UNCHECKED);
    }

    private Process apart(String commands) throws IOException {
        Process process = new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c", commands)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private State state(Process process, String path) {
        return await().atMost(60, SECONDS)
                .until(
                        () -> {
                            ProcessSweep sweep = table.sweepWithoutSockets();
                            return sweep.processes().stream()
                                    .filter(one -> one.pid() == process.pid() && runs(one, path))
                                    .flatMap(one -> reader.read(one, sweep).program().stream())
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow()
                .state();
    }

    private static boolean runs(ProcessSample process, String path) {
        return process.executable().filter(path::equals).isPresent();
    }
}
