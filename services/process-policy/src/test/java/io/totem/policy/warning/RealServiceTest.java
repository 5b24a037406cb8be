package io.totem.policy.warning;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.totem.api.policies.Platform;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.ProcessTable;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real server that starts a real shell. */
class RealServiceTest {

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final Assessor assessor = new Assessor(
            new Explainer(new CatalogueDictionary(Platform.LINUX)),
            new ExecutableLocations(List.of("/usr", "/bin", "/opt"), FileAccesses.UNREAD),
            FactsReader.NOTHING,
            new Warnings(KnownPorts.read(), 20),
            VerdictMode.GRADED,
            _ -> Optional.empty());

    @Test
    void a_shell_below_a_node_that_listens_is_danger_and_names_both() throws IOException, InterruptedException {
        Process server = new ProcessBuilder(
                        "node",
                        "-e",
                        "require('http').createServer().listen(0, '127.0.0.1', () =>"
                                + " require('child_process').spawn('sh', ['-c', 'sleep 60; true']))")
                .redirectErrorStream(true)
                .start();
        try {
            Warning warning =
                    await().until(() -> shellBelow(server), Optional::isPresent).orElseThrow();
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.argument()).contains("node");
            assertThat(warning.why().en()).contains("PID " + server.pid(), "sleep 60");
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
        assertThat(server.waitFor(10, SECONDS)).isTrue();
    }

    private Optional<Warning> shellBelow(Process server) {
        ProcessSweep sweep = table.sweep();
        Map<ProcessIdentity, Assessment> assessments = assessor.assess(sweep);
        return sweep.processes().stream()
                .filter(process -> process.parentPid() == server.pid())
                .flatMap(process -> assessments.get(process.identity()).warnings().stream())
                .filter(warning -> warning.code() == WarningCode.SERVICE_SPAWNED)
                .findFirst();
    }
}
