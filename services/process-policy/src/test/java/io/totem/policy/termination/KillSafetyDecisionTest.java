package io.totem.policy.termination;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.caller.Role;
import io.totem.policy.container.Container;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kill safety, the decision: who may end what, step by step. */
class KillSafetyDecisionTest {

    private static final String CONTAINER = "c".repeat(64);
    private static final String OTHER_CONTAINER = "d".repeat(64);
    private static final int TTY1 = 4 << 8 | 1;
    private static final int PTS0 = 136 << 8;

    private static final PolicyAnswer UNKNOWN = new PolicyAnswer.Unknown();
    private static final PolicyAnswer MAY = PolicyAnswer.of(List.of(Policies.entry("x", true)));
    private static final PolicyAnswer MUST_NOT = PolicyAnswer.of(List.of(Policies.entry("x", false)));

    private static final OwnProcess OWN = new OwnProcess(
            900,
            Set.of(900, 800),
            0,
            true,
            Optional.of(OTHER_CONTAINER),
            Optional.of("/system.slice/"),
            Optional.of("totem"),
            Optional.of("/opt/t.jar"));
    private static final HostFacts HOST = new HostFacts(LoginUsers.DEFAULT, OWN, Set.of("session-9.scope"), Map.of());

    @Test
    void an_operator_may_end_an_unknown_process_of_a_login_user() {
        assertThat(code(sleep(), UNKNOWN, Role.OPERATOR)).isEqualTo("ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,OPERATOR_NEEDED", ",OPERATOR_NEEDED", "OPERATOR,ALLOWED", "ADMIN,ALLOWED"})
    void a_login_users_process_takes_an_operator(Role role, String code) {
        assertThat(code(sleep(), UNKNOWN, role)).isEqualTo(code);
        assertThat(code(sleep(), MAY, role)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,ADMIN_NEEDED", ",ADMIN_NEEDED", "OPERATOR,ADMIN_NEEDED", "ADMIN,ALLOWED_SUPERVISED"})
    void a_daemon_takes_an_admin_and_a_policy_that_allows_it(Role role, String code) {
        assertThat(code(program("/usr/sbin/cupsd").root(), MAY, role)).isEqualTo(code);
    }

    @Test
    void a_daemon_that_no_policy_allows_is_refused_even_to_an_admin() {
        assertThat(code(program("/usr/sbin/cupsd").root(), UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
        assertThat(code(program("/usr/sbin/cupsd").root(), MUST_NOT, Role.ADMIN))
                .isEqualTo("POLICY_FORBIDS");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 999, 60_001, 61_184, 65_534, 65_535})
    void user_ids_outside_login_defs_are_daemons(int uid) {
        assertThat(code(sleep().uid(uid).cgroup("/"), UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 30_000, 60_000})
    void user_ids_inside_login_defs_are_people(int uid) {
        assertThat(code(sleep().uid(uid).cgroup("/"), UNKNOWN, Role.OPERATOR)).isEqualTo("ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/system.slice/app.service", "/system.slice", "/system.slice/x.slice/y.scope", "/app.service"})
    void a_login_users_process_in_a_system_unit_is_a_daemon(String cgroup) {
        assertThat(code(sleep().cgroup(cgroup), UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
    }

    @Test
    void a_login_users_process_in_a_container_or_of_systemd_is_a_daemon() {
        assertThat(code(sleep().container(CONTAINER), UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
        assertThat(code(program("/usr/lib/systemd/helper"), UNKNOWN, Role.ADMIN))
                .isEqualTo("DAEMON_UNKNOWN");
    }

    @Test
    void of_real_and_effective_user_the_more_privileged_one_counts() {
        SampleBuilder raised = sleep().uid(0).realUid(1000);
        assertThat(code(raised, UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
        assertThat(code(raised, MAY, Role.OPERATOR)).isEqualTo("ADMIN_NEEDED");
        assertThat(code(raised, MAY, Role.ADMIN)).isEqualTo("ALLOWED");
        assertThat(code(sleep().uid(1000).realUid(0), UNKNOWN, Role.ADMIN)).isEqualTo("DAEMON_UNKNOWN");
        assertThat(code(sleep().uid(1000).realUid(1001), UNKNOWN, Role.OPERATOR))
                .isEqualTo("ALLOWED");
        assertThat(decide(raised.build(), UNKNOWN, Role.ADMIN).because().en())
                .contains("was started by user1000", "the rights of root")
                .doesNotContain("by the system");
        assertThat(decide(raised.build(), MAY, Role.OPERATOR).because().ko()).contains("user1000 사용자가", "root 사용자의");
    }

    @Test
    void nobody_hides_behind_totems_arguments_or_a_persons_ssh_session_with_roots_rights() {
        SampleBuilder impostor = program("/usr/bin/java").uid(0).realUid(1000).commandLine("java", "-Dtotem.data=/x");
        assertThat(code(impostor, MAY, Role.ADMIN)).isEqualTo("ALLOWED");
        SampleBuilder session = program("/usr/sbin/sshd").uid(0).realUid(1000).commandLine("sshd: kim@pts/0");
        assertThat(code(session, MAY, Role.ADMIN)).isEqualTo("PROTECTED_SSH");
    }

    @Test
    void without_the_right_to_signal_others_the_real_user_counts() {
        OwnProcess ordinary = new OwnProcess(900, Set.of(900), 1000, false, Optional.empty());
        HostFacts host = new HostFacts(LoginUsers.DEFAULT, ordinary, Set.of(), Map.of());
        assertThat(code(sleep().uid(1000).realUid(1001).build(), host)).isEqualTo("KERNEL_FORBIDS");
    }

    @Test
    void a_policy_that_forbids_it_protects_a_login_users_process() {
        assertThat(code(sleep(), MUST_NOT, Role.ADMIN)).isEqualTo("POLICY_FORBIDS");
    }

    @Test
    void of_several_entries_the_strictest_counts() {
        PolicyAnswer mixed = PolicyAnswer.of(List.of(Policies.entry("x", true), Policies.entry("y", false)));
        assertThat(code(sleep(), mixed, Role.ADMIN)).isEqualTo("POLICY_FORBIDS");
    }

    @Test
    void without_an_answer_of_the_store_nothing_is_allowed() {
        assertThat(code(sleep(), new PolicyAnswer.Unavailable(), Role.ADMIN)).isEqualTo("STORE_UNAVAILABLE");
    }

    @Test
    void another_program_or_user_than_the_page_showed_is_another_process() {
        Expectation seen = new Expectation(Optional.of("/usr/bin/sleep"), 1000);
        assertThat(code(program("/usr/bin/vi").build(), seen)).isEqualTo("IDENTITY_CHANGED");
        assertThat(code(sleep().uid(1001).build(), seen)).isEqualTo("IDENTITY_CHANGED");
        assertThat(code(sleep().executableUnreadable().build(), seen)).isEqualTo("IDENTITY_CHANGED");
        assertThat(code(sleep().build(), seen)).isEqualTo("ALLOWED");
    }

    @Test
    void pid_1_kernel_threads_and_totem_with_its_ancestors_are_never_ended() {
        assertThat(code(program("/usr/bin/sleep").pid(1), MAY, Role.ADMIN)).isEqualTo("PROTECTED_INIT");
        assertThat(code(kernel("kthreadd").pid(2), MAY, Role.ADMIN)).isEqualTo("PROTECTED_KERNEL");
        assertThat(code(sleep().pid(900), MAY, Role.ADMIN)).isEqualTo("PROTECTED_TOTEM");
        assertThat(code(sleep().pid(800), MAY, Role.ADMIN)).isEqualTo("PROTECTED_TOTEM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dtotem.data=/x",
                "io.totem.dashboard.Main",
                "/opt/t.jar",
                "/srv/standalone/target/quarkus-app/quarkus-run.jar"
            })
    void another_service_of_totem_on_the_same_host_is_never_ended(String argument) {
        SampleBuilder service = program("/usr/lib/jvm/bin/java").root().commandLine("java", "-Xmx64m", argument);
        assertThat(code(service, MAY, Role.ADMIN)).isEqualTo("PROTECTED_TOTEM");
    }

    @Test
    void nobody_hides_behind_totems_arguments_as_another_user() {
        SampleBuilder impostor = program("/usr/bin/java").commandLine("java", "-Dtotem.data=/x");
        assertThat(code(impostor, UNKNOWN, Role.OPERATOR)).isEqualTo("ALLOWED");
    }

    @Test
    void totems_own_container_and_those_of_its_project_are_never_ended_and_others_may_be() {
        ProcessSample process =
                program("/usr/bin/mongod").uid(999).container(CONTAINER).build();
        assertThat(code(process, container(Optional.of("totem")))).isEqualTo("PROTECTED_TOTEM");
        assertThat(code(process, container(Optional.of("shop")))).isEqualTo("ALLOWED_SUPERVISED");
        ProcessSample neighbour = sleep().uid(0).container(OTHER_CONTAINER).build();
        assertThat(code(neighbour, container(Optional.empty()))).isEqualTo("PROTECTED_TOTEM");
    }

    @Test
    void nobody_hides_in_a_cgroup_that_he_named_like_totems_container() {
        ProcessSample process = sleep().cgroup(
                        "/user.slice/user-1000.slice/user@1000.service/docker-" + OTHER_CONTAINER + ".scope")
                .uid(1000)
                .build();
        assertThat(code(process, container(Optional.of("totem")))).isNotEqualTo("PROTECTED_TOTEM");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/lib/systemd/systemd,PROTECTED_SYSTEMD",
        "/usr/lib/systemd/systemd-logind,PROTECTED_SYSTEMD",
        "/sbin/init,PROTECTED_SYSTEMD",
        "/usr/bin/dockerd,PROTECTED_RUNTIME",
        "/usr/bin/containerd-shim-runc-v2,PROTECTED_RUNTIME",
        "/home/kim/bin/dockerd,PROTECTED_RUNTIME",
        "/usr/bin/conmon,PROTECTED_RUNTIME",
        "/sbin/tini,PROTECTED_RUNTIME",
        "/usr/bin/dbus-daemon,PROTECTED_BUS",
        "/usr/bin/dbus-broker,PROTECTED_BUS",
        "/usr/sbin/sshd,PROTECTED_SSH",
        "/usr/sbin/dropbear,PROTECTED_SSH",
        "/usr/bin/login,PROTECTED_CONSOLE",
        "/usr/lib/xorg/Xorg,PROTECTED_CONSOLE",
        "/usr/bin/gnome-shell,PROTECTED_CONSOLE"
    })
    void what_holds_the_machine_together_is_never_ended_as_root_or_as_a_person(String path, String code) {
        assertThat(code(program(path).root(), MAY, Role.ADMIN)).isEqualTo(code);
        assertThat(code(program(path), MAY, Role.ADMIN)).isEqualTo(code);
        assertThat(code(program(path).executableUnreadable(), MAY, Role.ADMIN)).isEqualTo(code);
    }

    @Test
    void nobody_is_protected_by_calling_themselves_like_a_protected_program() {
        assertThat(code(sleep().comm("systemd"), UNKNOWN, Role.OPERATOR)).isEqualTo("ALLOWED");
        assertThat(code(program("/bin/busybox").comm("init"), UNKNOWN, Role.OPERATOR))
                .isEqualTo("PROTECTED_SYSTEMD");
    }

    @Test
    void the_ssh_session_of_a_person_is_not_the_listener() {
        SampleBuilder session = program("/usr/sbin/sshd").commandLine("sshd: kim@pts/0");
        assertThat(code(session, MAY, Role.OPERATOR)).isEqualTo("ALLOWED");
        assertThat(code(session.root(), MAY, Role.ADMIN)).isEqualTo("PROTECTED_SSH");
        assertThat(code(program("/usr/sbin/sshd").commandLine("/usr/sbin/sshd", "-D", "-p2222"), MAY, Role.ADMIN))
                .isEqualTo("PROTECTED_SSH");
    }

    @Test
    void the_session_at_the_machines_own_screen_is_never_ended() {
        assertThat(code(sleep().terminal(TTY1), UNKNOWN, Role.ADMIN)).isEqualTo("PROTECTED_CONSOLE");
        assertThat(code(sleep().cgroup("/user.slice/user-1000.slice/session-9.scope"), UNKNOWN, Role.ADMIN))
                .isEqualTo("PROTECTED_CONSOLE");
        assertThat(code(sleep().terminal(PTS0), UNKNOWN, Role.OPERATOR)).isEqualTo("ALLOWED");
    }

    @Test
    void a_zombie_is_over_already() {
        assertThat(code(sleep().state('Z'), UNKNOWN, Role.OPERATOR)).isEqualTo("ALREADY_OVER");
    }

    @Test
    void what_the_kernel_would_refuse_is_refused_before() {
        OwnProcess ordinary = new OwnProcess(900, Set.of(900), 1000, false, Optional.empty());
        HostFacts host = new HostFacts(LoginUsers.DEFAULT, ordinary, Set.of(), Map.of());
        assertThat(code(sleep().uid(1001).build(), host)).isEqualTo("KERNEL_FORBIDS");
        assertThat(code(sleep().build(), host)).isEqualTo("ALLOWED");
    }

    @Test
    void a_supervised_process_may_be_ended_but_the_answer_names_who_starts_it_again_and_the_command() {
        Decision decision = decide(
                program("/usr/sbin/cupsd")
                        .uid(0)
                        .cgroup("/system.slice/cups.service")
                        .build(),
                MAY,
                Role.ADMIN);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.because().en()).contains("cups.service", "systemctl stop -- cups.service");
        assertThat(decision.because().ko()).contains("cups.service", "systemctl stop -- cups.service");
    }

    @Test
    void every_refusal_has_words_in_both_languages() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(refusal.title().ko()).isNotBlank();
            assertThat(refusal.because("<b>", 7, "kim").en()).endsWith(".");
            assertThat(refusal.because("<b>", 7, "kim").ko()).isNotBlank();
        }
    }

    private static String code(SampleBuilder process, PolicyAnswer policy, Role role) {
        return decide(process.build(), policy, role).code();
    }

    private static Decision decide(ProcessSample process, PolicyAnswer policy, Role role) {
        Optional<Container> container = process.containerId().map(Container::unread);
        return TerminationDecision.decide(new TerminationContext(
                process,
                Expectation.of(process),
                container,
                Optional.empty(),
                policy,
                Optional.ofNullable(role),
                HOST));
    }

    private static String code(ProcessSample process, Expectation expected) {
        return TerminationDecision.decide(new TerminationContext(
                        process,
                        expected,
                        Optional.empty(),
                        Optional.empty(),
                        UNKNOWN,
                        Optional.of(Role.OPERATOR),
                        HOST))
                .code();
    }

    private static String code(ProcessSample process, HostFacts host) {
        return TerminationDecision.decide(new TerminationContext(
                        process,
                        Expectation.of(process),
                        Optional.empty(),
                        Optional.empty(),
                        UNKNOWN,
                        Optional.of(Role.OPERATOR),
                        host))
                .code();
    }

    private static String code(ProcessSample process, Container container) {
        return TerminationDecision.decide(new TerminationContext(
                        process,
                        Expectation.of(process),
                        Optional.of(container),
                        Optional.empty(),
                        MAY,
                        Optional.of(Role.ADMIN),
                        HOST))
                .code();
    }

    private static Container container(Optional<String> project) {
        return new Container(CONTAINER, "db", project, Optional.of("always"));
    }
}
