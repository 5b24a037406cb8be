package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.caller.Role;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill safety on Windows, the decision: with sessions and accounts as Windows numbers them, never asked on a real one. */
class KillSafetyWindowsDecisionTest {

    private static final int CASES = 5_000;
    private static final String KIM = "S-1-5-21-3623811015-3361044348-30300820-1013";
    private static final String ENTRA = "S-1-12-1-1111111111-2222222222-3333333333-444444444";
    private static final String SYSTEM = "S-1-5-18";
    private static final String NOTEPAD = "C:\\Program Files\\Editor\\notepad.exe";
    private static final PolicyAnswer UNKNOWN = new PolicyAnswer.Unknown();
    private static final PolicyAnswer MAY = PolicyAnswer.of(List.of(Policies.entry("x", true)));

    private static final List<String> PEOPLE = List.of(KIM, ENTRA);

    private static final List<String> ACCOUNTS_OF_WINDOWS = List.of(
            SYSTEM,
            "S-1-5-19",
            "S-1-5-20",
            "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
            "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415",
            "S-1-5-90-0-1",
            "S-1-5-96-0-1",
            "S-1-0-0-0");

    private static final List<String> HOLDING_TOGETHER = List.of(
            "C:\\Windows\\System32\\svchost.exe",
            "C:\\Windows\\System32\\csrss.exe",
            "C:\\Windows\\System32\\winlogon.exe",
            "C:\\Windows\\System32\\lsass.exe",
            "C:\\Windows\\explorer.exe",
            "C:\\Windows\\System32\\sihost.exe",
            "C:\\Windows\\System32\\OpenSSH\\sshd.exe",
            "C:\\Program Files\\Docker\\dockerd.exe");

    private static final List<String> ORDINARY =
            List.of(NOTEPAD, "C:\\Users\\kim\\game.exe", "D:\\tools\\x.exe", "C:\\Windows\\System32\\mspaint.exe");

    @Test
    void an_operator_may_end_what_a_person_runs_in_a_persons_session() {
        assertThat(code(SampleBuilder.windows(NOTEPAD, 1, KIM), UNKNOWN, Role.OPERATOR))
                .isEqualTo("ALLOWED");
        assertThat(code(SampleBuilder.windows(NOTEPAD, 3, ENTRA), MAY, Role.OPERATOR))
                .isEqualTo("ALLOWED");
        assertThat(code(SampleBuilder.windows(NOTEPAD, 1, KIM), UNKNOWN, Role.VIEWER))
                .isEqualTo("OPERATOR_NEEDED");
    }

    @Test
    void what_runs_in_session_0_is_refused_even_to_an_admin_with_a_policy() {
        assertThat(code(SampleBuilder.windows(NOTEPAD, 0, KIM), MAY, Role.ADMIN))
                .isEqualTo("PROTECTED_SERVICES");
    }

    @ParameterizedTest
    @ValueSource(strings = {SYSTEM, "S-1-5-19", "S-1-5-20", "S-1-5-90-0-1", "S-1-5-96-0-1"})
    void an_account_of_windows_is_refused_in_a_persons_session_too(String account) {
        assertThat(code(SampleBuilder.windows(NOTEPAD, 1, account), MAY, Role.ADMIN))
                .isEqualTo("PROTECTED_ACCOUNT");
    }

    @Test
    void whose_account_may_not_be_read_is_nobodys() {
        assertThat(code(SampleBuilder.windows(NOTEPAD, 1, ""), MAY, Role.ADMIN)).isEqualTo("PROTECTED_ACCOUNT");
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\System32\\svchost.exe",
        "C:\\WINDOWS\\system32\\SVCHOST.EXE",
        "C:\\Users\\kim\\svchost.exe"
    })
    void svchost_is_refused_in_any_case_and_wherever_it_lies(String path) {
        assertThat(code(SampleBuilder.windows(path, 1, KIM), MAY, Role.ADMIN)).isEqualTo("PROTECTED_WINDOWS");
    }

    @Test
    void the_kernels_own_process_and_totem_itself_are_refused() {
        assertThat(code(
                        SampleBuilder.windows("C:\\Program Files\\Java\\bin\\java.exe", 1, KIM)
                                .pid(900),
                        MAY,
                        Role.ADMIN))
                .isEqualTo("PROTECTED_TOTEM");
        assertThat(code(
                        SampleBuilder.windows("C:\\jdk\\bin\\javaw.exe", 1, KIM)
                                .commandLine(
                                        "javaw",
                                        "-jar",
                                        "C:\\totem\\services\\metrics\\target\\quarkus-app\\quarkus-run.jar"),
                        MAY,
                        Role.ADMIN))
                .isEqualTo("PROTECTED_TOTEM");
    }

    @RepeatedTest(4)
    void nothing_on_the_never_list_is_ever_allowed(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < CASES; i++) {
            ProcessSample process = protectedProcess(random).build();
            assertThat(TerminationDecision.decide(question(process, random)).allowed())
                    .as("%s", process)
                    .isFalse();
        }
    }

    @RepeatedTest(4)
    void an_allowed_ending_is_of_a_persons_own_program_by_a_caller_whose_role_suffices(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int allowed = 0;
        for (int i = 0; i < CASES; i++) {
            ProcessSample process = any(random).build();
            TerminationContext question = question(process, random);
            if (TerminationDecision.decide(question).allowed()) {
                allowed++;
                Session.Windows session = (Session.Windows) process.session();
                assertThat(session.number()).isPositive();
                assertThat(PEOPLE).contains(session.account());
                assertThat(ORDINARY).contains(process.executable().orElseThrow());
                assertThat(question.role().orElseThrow().holds(Role.OPERATOR)).isTrue();
                assertThat(question.policy()).isNotInstanceOf(PolicyAnswer.Unavailable.class);
            }
        }
        assertThat(allowed).as("cases that say something").isGreaterThan(100);
    }

    private static SampleBuilder protectedProcess(Random random) {
        String path = pick(ORDINARY, random);
        return switch (random.nextInt(4)) {
            case 0 -> SampleBuilder.windows(path, 0, pick(PEOPLE, random));
            case 1 -> SampleBuilder.windows(path, random.nextInt(4), pick(ACCOUNTS_OF_WINDOWS, random));
            case 2 ->
                SampleBuilder.windows(path, 1 + random.nextInt(4), pick(PEOPLE, random))
                        .pid(900);
            default ->
                SampleBuilder.windows(
                        inSomeCase(pick(HOLDING_TOGETHER, random), random),
                        1 + random.nextInt(4),
                        pick(PEOPLE, random));
        };
    }

    private static SampleBuilder any(Random random) {
        return random.nextInt(3) == 0
                ? protectedProcess(random)
                : SampleBuilder.windows(pick(ORDINARY, random), 1 + random.nextInt(4), pick(PEOPLE, random));
    }

    private static String inSomeCase(String path, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> path.toUpperCase(Locale.ROOT);
            case 1 -> path.toLowerCase(Locale.ROOT);
            default -> path;
        };
    }

    private static String code(SampleBuilder process, PolicyAnswer policy, Role role) {
        return TerminationDecision.decide(question(process.build(), policy, Optional.of(role)))
                .code();
    }

    private static TerminationContext question(ProcessSample process, Random random) {
        List<PolicyAnswer> policies = List.of(
                UNKNOWN, MAY, new PolicyAnswer.Unavailable(), PolicyAnswer.of(List.of(Policies.entry("x", false))));
        List<Optional<Role>> roles = List.of(
                Optional.empty(), Optional.of(Role.VIEWER), Optional.of(Role.OPERATOR), Optional.of(Role.ADMIN));
        return question(process, pick(policies, random), pick(roles, random));
    }

    private static TerminationContext question(ProcessSample process, PolicyAnswer policy, Optional<Role> role) {
        OwnProcess own = new OwnProcess(900, Set.of(900), 1013, true, Optional.empty());
        HostFacts host = new HostFacts(LoginUsers.DEFAULT, own, Set.of(), Map.of());
        return new TerminationContext(
                process, Expectation.of(process), Optional.empty(), Optional.empty(), policy, role, host);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
