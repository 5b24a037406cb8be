package io.totem.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.processes.Verdict;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.testing.CapturedHost;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue and the warnings against the process lists of whole hosts; how they were taken: test/captures. */
class CapturedHostsTest {

    /** Of the processes of a fresh server, at most so many may be strangers to the catalogue. */
    private static final double UNKNOWN_PERCENT = 5;

    private static final CatalogueDictionary CATALOGUE = new CatalogueDictionary(Platform.LINUX);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"debian-12", "rocky-like", "alpine-like"})
    void at_most_five_percent_of_a_servers_processes_are_unknown_with_and_without_the_kernels_threads(String capture) {
        Judged host = judge(capture);
        List<ProcessSample> programs = host.where(process -> !process.kernelThread());
        assertThat(programs).hasSizeGreaterThan(20);
        assertThat(host.unknownPercent(programs))
                .as("%s: unknown are %s", capture, host.unknown(programs))
                .isLessThanOrEqualTo(UNKNOWN_PERCENT);
        assertThat(host.unknownPercent(host.sweep().processes()))
                .as(
                        "%s with the kernel's threads: unknown are %s",
                        capture, host.unknown(host.sweep().processes()))
                .isLessThanOrEqualTo(UNKNOWN_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian-12", "rocky-like", "alpine-like", "containers"})
    void nothing_of_a_healthy_host_is_taken_for_malware_or_a_liar(String capture) {
        Judged host = judge(capture);
        assertThat(host.sweep().processes())
                .allSatisfy(process -> assertThat(host.of(process).warnings())
                        .extracting(Warning::code)
                        .as("%s %s", process.comm(), process.commandLine())
                        .doesNotContain(
                                WarningCode.NAME_MISMATCH,
                                WarningCode.MINER_NAME,
                                WarningCode.MEMFD_EXEC,
                                WarningCode.DELETED_BINARY,
                                WarningCode.SERVICE_SPAWNED,
                                WarningCode.REVERSE_SHELL,
                                WarningCode.MINING,
                                WarningCode.DEBUG_PORT,
                                WarningCode.TUNNEL));
    }

    @Test
    void firewalld_is_explained_as_itself_and_not_as_the_python_that_runs_it() {
        assertThat(judge("rocky-like").one("firewalld")).satisfies(judged -> {
            assertThat(judged.process().executable().orElseThrow()).contains("python3");
            assertThat(judged.name()).isEqualTo("firewalld");
            assertThat(judged.assessment().verdict()).isEqualTo(Verdict.SAFE);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "init,init",
        "syslogd,syslogd",
        "klogd,klogd",
        "crond,crond",
        "getty,getty",
        "httpd,httpd",
        "udhcpc,udhcpc"
    })
    void an_applet_of_busybox_is_explained_as_itself_and_not_as_busybox(String comm, String name) {
        assertThat(judge("alpine-like").one(comm)).satisfies(judged -> {
            assertThat(judged.process().executable().orElseThrow()).endsWith("/busybox");
            assertThat(judged.name()).isEqualTo(name);
        });
    }

    @Test
    void in_a_container_a_server_and_an_applet_are_known_and_an_app_of_ones_own_is_something_to_find_out() {
        Judged host = judge("containers");
        assertThat(host.one("nginx").name()).isEqualTo("nginx");
        assertThat(host.one("httpd").name()).isEqualTo("httpd");
        assertThat(host.one("orders")).satisfies(app -> {
            assertThat(app.process().executable()).contains("/app/orders");
            assertThat(app.process().containerId()).isPresent();
            assertThat(app.assessment().explanation().known()).isEmpty();
        });
        assertThat(host.one("python3")).satisfies(script -> {
            assertThat(script.process().containerId()).isPresent();
            assertThat(script.assessment().verdict()).isNotEqualTo(Verdict.DANGER);
        });
    }

    private Judged judge(String capture) {
        ProcessSweep sweep = CapturedHost.sweep(capture, folder);
        Assessor assessor = new Assessor(
                new Explainer(CATALOGUE),
                new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt", "/snap"), FileAccesses.UNREAD),
                FactsReader.NOTHING,
                new Warnings(KnownPorts.read(), 20),
                VerdictMode.GRADED,
                _ -> Optional.empty());
        return new Judged(sweep, assessor.assess(sweep));
    }

    private record One(ProcessSample process, Assessment assessment) {

        String name() {
            return assessment.explanation().known().orElseThrow().name();
        }
    }

    private record Judged(ProcessSweep sweep, Map<ProcessIdentity, Assessment> assessments) {

        Assessment of(ProcessSample process) {
            return assessments.get(process.identity());
        }

        One one(String comm) {
            ProcessSample found = where(process -> process.comm().equals(comm)).getFirst();
            return new One(found, of(found));
        }

        List<ProcessSample> where(Predicate<ProcessSample> condition) {
            return sweep.processes().stream().filter(condition).toList();
        }

        List<String> unknown(List<ProcessSample> among) {
            return among.stream()
                    .filter(process -> of(process).explanation().known().isEmpty())
                    .map(process -> process.executable().orElse("[" + process.comm() + "]"))
                    .distinct()
                    .toList();
        }

        double unknownPercent(List<ProcessSample> among) {
            long unknown = among.stream()
                    .filter(process -> of(process).explanation().known().isEmpty())
                    .count();
            return 100.0 * unknown / among.size();
        }
    }
}
