package io.totem.metrics.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both ways to see processes, with a real one. */
class ProcessesTest {

    @Test
    void a_process_that_runs_is_seen_and_gone_once_it_ended() throws IOException, InterruptedException {
        check(new LinuxProcesses(new ProcessTable(HostRoot.local(), Clock.systemUTC())));
        check(new JavaProcesses());
    }

    private static void check(Processes processes) throws IOException, InterruptedException {
        Process sleep = new ProcessBuilder("sleep", "60").start();
        int pid = Math.toIntExact(sleep.pid());
        try {
            await().untilAsserted(() -> assertThat(processes.running().called(List.of("sleep")))
                    .extracting(RunningProcess::pid)
                    .contains(pid));
        } finally {
            sleep.destroyForcibly().waitFor();
        }
        assertThat(processes.running().processes())
                .extracting(RunningProcess::pid)
                .doesNotContain(pid);
    }
}
