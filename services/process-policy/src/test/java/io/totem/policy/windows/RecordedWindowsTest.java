package io.totem.policy.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.processes.Verdict;
import io.totem.platform.caller.Role;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.termination.Expectation;
import io.totem.policy.termination.HostFacts;
import io.totem.policy.termination.LoginUsers;
import io.totem.policy.termination.OwnProcess;
import io.totem.policy.termination.PolicyLookup;
import io.totem.policy.termination.TerminationContext;
import io.totem.policy.termination.TerminationDecision;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import io.totem.procfs.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes as Windows has them, from what OSHI tells to the verdict and the decision: values as recorded, no Windows. */
class RecordedWindowsTest {

    private static final String SYSTEM = "NT AUTHORITY\\SYSTEM";
    private static final String KIM = "S-1-5-21-3623811015-3361044348-30300820-1013";
    private static final int OWN_PID = 7_000;

    private final OshiSamples samples = new OshiSamples(16L << 30, pid -> pid >= 5_000 ? 1 : 0);
    private final CatalogueDictionary dictionary = new CatalogueDictionary(Platform.WINDOWS);
    private final ExecutableLocations places = new ExecutableLocations(List.of("/usr"), FileAccesses.UNREAD);

    @Test
    void a_service_is_known_excused_where_it_lies_and_never_ended() {
        ProcessSample svchost = sample(900, 700, "svchost", "C:\\WINDOWS\\system32\\svchost.exe", SYSTEM, "S-1-5-18");
        assertThat(svchost.comm()).isEqualTo("svchost.exe");
        assertThat(svchost.user()).isEqualTo(SYSTEM);
        assertThat(svchost.uid()).isZero();
        assertThat(svchost.session()).isEqualTo(new Session.Windows(0, "S-1-5-18"));
        assertThat(assess(svchost).verdict()).isEqualTo(Verdict.SAFE);
        assertThat(code(svchost)).isEqualTo("PROTECTED_SERVICES");
    }

    @Test
    void a_service_whose_path_and_owner_are_closed_to_us_is_known_by_its_name_and_never_ended() {
        ProcessSample lsass = sample(800, 700, "lsass", "", "unknown", "unknown");
        assertThat(lsass.comm()).isEqualTo("lsass.exe");
        assertThat(assess(lsass).explanation().known()).isPresent();
        assertThat(code(lsass)).isEqualTo("PROTECTED_SERVICES");
        assertThat(code(sample(5_800, 700, "lsass", "", "unknown", "unknown"))).isEqualTo("PROTECTED_ACCOUNT");
    }

    @Test
    void what_calls_itself_like_a_service_from_a_folder_open_to_all_is_danger() {
        Assessment assessment =
                assess(sample(5_900, 5_000, "svchost", "C:\\Users\\Public\\svchost.exe", "PC\\kim", KIM));
        assertThat(assessment.verdict()).isEqualTo(Verdict.DANGER);
        assertThat(assessment.warnings()).extracting(Warning::code).asString().contains("SUSPICIOUS_PATH");
    }

    @Test
    void a_persons_program_may_be_ended_by_an_operator() {
        ProcessSample paint = sample(6_000, 5_000, "mspaint", "C:\\Windows\\System32\\mspaint.exe", "PC\\kim", KIM);
        assertThat(paint.uid()).isEqualTo(1013);
        assertThat(code(paint)).isEqualTo("ALLOWED");
        assertThat(code(sample(6_100, 5_000, "explorer", "C:\\Windows\\explorer.exe", "PC\\kim", KIM)))
                .isEqualTo("PROTECTED_WINDOWS");
    }

    @Test
    void the_kernel_and_what_only_looks_like_processes_are_not_analysed() {
        assertThat(sample(4, 0, "System", "", SYSTEM, "S-1-5-18").kernelThread())
                .isTrue();
        ProcessSample registry = sample(120, 4, "Registry", "", SYSTEM, "S-1-5-18");
        assertThat(registry.comm()).isEqualTo("Registry");
        assertThat(registry.kernelThread()).isTrue();
        assertThat(assess(registry).warnings()).isEmpty();
        assertThat(code(registry)).isEqualTo("PROTECTED_KERNEL");
        assertThat(sample(6_200, 5_000, "Registry", "", "PC\\kim", KIM).kernelThread())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\System32\\a.exe,SAFE",
        "d:\\PROGRAM FILES (X86)\\a\\a.exe,SAFE",
        "C:\\Users\\kim\\AppData\\Local\\a.exe,CAUTION",
        "C:\\Windows\\Temp\\a.exe,DANGER"
    })
    void where_a_known_program_lies_counts_in_any_case(String path, Verdict verdict) {
        String file = path.replaceFirst("a\\.exe$", "EXPLORER.exe");
        ProcessSample process = sample(6_300, 5_000, "EXPLORER", file, "PC\\kim", KIM);
        assertThat(assess(process).verdict()).isEqualTo(verdict);
    }

    private ProcessSample sample(int pid, int parentPid, String name, String path, String user, String account) {
        RecordedProcess process = new RecordedProcess(pid, parentPid, name, path, user, account);
        ProcessIdentity identity = new ProcessIdentity("6554", pid, process.getStartTime());
        return samples.of(identity, process, samples.owner(process), OptionalDouble.empty());
    }

    private Assessment assess(ProcessSample process) {
        Assessor assessor = new Assessor(
                new Explainer(dictionary),
                places,
                FactsReader.NOTHING,
                new Warnings(KnownPorts.read(), 20),
                VerdictMode.GRADED,
                _ -> Optional.empty());
        return assessor.assess(new ProcessSweep("6554", Instant.EPOCH, List.of(process), Map.of(), 0))
                .get(process.identity());
    }

    private String code(ProcessSample process) {
        OwnProcess own = new OwnProcess(OWN_PID, Set.of(OWN_PID), 1013, false, Optional.empty());
        return TerminationDecision.decide(new TerminationContext(
                        process,
                        Expectation.of(process),
                        Optional.empty(),
                        Optional.empty(),
                        new PolicyLookup(dictionary, places).now(process),
                        Optional.of(Role.OPERATOR),
                        new HostFacts(LoginUsers.DEFAULT, own, Set.of(), Map.of())))
                .code();
    }
}
