package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.processes.Verdict;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.GoneLibrary;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.VerdictMode;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from whose program a process runs. */
class ProvenanceWarningsTest {

    private static final Warnings WARNINGS = new Warnings(KnownPorts.read(), 20);
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt"), FileAccesses.UNREAD);

    @Test
    void a_program_that_only_its_package_explains_is_safe_and_the_words_are_said_to_be_the_packagers() {
        SampleBuilder demo = program("/usr/bin/demo");
        Explanation explanation = explanation(demo, file("/usr/bin/demo", State.UNCHANGED));
        assertThat(VerdictMode.GRADED.of(explanation.explained(), check(demo, file("/usr/bin/demo", State.UNCHANGED))))
                .isEqualTo(Verdict.SAFE);
        assertThat(explanation.description().en())
                .isEqualTo("“Shows how it is done” (the description in the package demo 1.0-1)");
        assertThat(explanation.description().ko()).contains("Shows how it is done", "demo 1.0-1");
    }

    @Test
    void what_the_dictionary_says_goes_before_what_the_package_says() {
        Explanation explanation = explanation(
                program("/usr/bin/demo"), file("/usr/bin/demo", State.UNCHANGED), Policies.entry("demo", true));
        assertThat(explanation.description().en()).isEqualTo("what demo is");
    }

    @Test
    void an_altered_file_of_a_package_is_danger_with_the_command_that_shows_it() {
        Warning warning = only(check(program("/usr/bin/demo"), file("/usr/bin/demo", State.ALTERED)));
        assertThat(warning.code()).isEqualTo(WarningCode.ALTERED_BINARY);
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.why().en()).contains("/usr/bin/demo", "demo", "1.0-1");
        assertThat(warning.todo().en()).contains("dpkg --verify demo");
        assertThat(warning.todo().ko()).contains("dpkg --verify demo");
    }

    @Test
    void an_altered_file_is_not_excused_by_a_policy() {
        ProcessPolicy policy = Policies.expecting(
                "demo", new Expected(true, List.of(), List.of(), List.of("/usr/bin/demo")), Origin.OPERATOR);
        assertThat(only(check(program("/usr/bin/demo"), file("/usr/bin/demo", State.ALTERED), policy))
                        .muted())
                .isFalse();
    }

    @Test
    void another_file_mounted_there_is_danger_and_does_not_send_anybody_to_the_package() {
        Warning warning = only(check(program("/usr/bin/demo"), file("/usr/bin/demo", State.COVERED)));
        assertThat(warning.code()).isEqualTo(WarningCode.ALTERED_BINARY);
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.todo().en()).doesNotContain("dpkg");
    }

    @Test
    void what_differs_for_longer_than_an_update_takes_is_danger_and_says_why_it_waited() {
        Warning warning = only(check(program("/usr/bin/demo"), file("/usr/bin/demo", State.ALTERED_MEANWHILE)));
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.why().en())
                .contains("package manager has seemed to be at work")
                .doesNotContain("No update");
    }

    @Test
    void a_hostile_name_of_a_package_is_never_part_of_a_command() {
        OwningPackage hostile = new OwningPackage(PackageSystem.DPKG, "x; reboot", "1", "");
        Warning warning = only(check(
                program("/usr/bin/demo"),
                new Provenance(
                        Optional.of(new FileOrigin("/usr/bin/demo", State.ALTERED, Optional.of(hostile))),
                        Optional.empty(),
                        Optional.empty())));
        assertThat(warning.todo().en()).doesNotContain("reboot").doesNotContain("--verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/demo", "/usr/lib/demo/demo", "/sbin/demo", "/lib/demo", "/usr/games/demo"})
    void a_file_of_no_package_where_packages_put_theirs_is_a_caution(String path) {
        Warning warning = only(check(program(path), file(path, State.UNPACKAGED)));
        assertThat(warning.code()).isEqualTo(WarningCode.UNPACKAGED);
        assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
        assertThat(warning.why().ko()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/local/bin/demo", "/usr/local/lib/demo/demo", "/usr/src/demo", "/opt/demo/bin/demo"})
    void where_admins_put_their_own_a_file_of_no_package_is_no_reproach(String path) {
        assertThat(check(program(path), file(path, State.UNPACKAGED))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"UNKNOWN", "UNCHANGED", "UNCHECKED"})
    void what_is_not_known_or_in_order_is_no_reproach(State state) {
        assertThat(check(program("/usr/bin/demo"), file("/usr/bin/demo", state)))
                .isEmpty();
    }

    @Test
    void a_file_of_no_package_with_the_name_of_a_part_of_the_system_pretends_to_be_it() {
        Warning warning = only(
                check(program("/usr/sbin/sshd"), file("/usr/sbin/sshd", State.UNPACKAGED), Policies.system("sshd")));
        assertThat(warning.code()).isEqualTo(WarningCode.NAME_MISMATCH);
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.argument()).contains("sshd");
        assertThat(warning.why().en()).contains("/usr/sbin/sshd");
    }

    @Test
    void only_an_operators_own_policy_calls_a_file_of_no_package_normal() {
        Expected expected = new Expected(false, List.of(), List.of(), List.of("/usr/bin/demo"));
        Provenance unpackaged = file("/usr/bin/demo", State.UNPACKAGED);
        assertThat(only(check(
                                program("/usr/bin/demo"),
                                unpackaged,
                                Policies.expecting("demo", expected, Origin.OPERATOR)))
                        .muted())
                .isTrue();
        assertThat(only(check(
                                program("/usr/bin/demo"),
                                unpackaged,
                                Policies.expecting("demo", expected, Origin.CATALOG)))
                        .muted())
                .isFalse();
    }

    @Test
    void a_program_that_an_update_replaced_needs_a_restart_and_was_not_just_deleted() {
        SampleBuilder nginx = program("/usr/sbin/nginx").deleted().cgroup("/system.slice/nginx.service");
        Warning warning = only(check(nginx, file("/usr/sbin/nginx", State.UPDATED)));
        assertThat(warning.code()).isEqualTo(WarningCode.RESTART_NEEDED);
        assertThat(warning.severity()).isEqualTo(Severity.INFO);
        assertThat(warning.why().en()).contains("demo", "1.0-1", "/usr/sbin/nginx");
        assertThat(warning.todo().en()).contains("systemctl restart -- nginx.service");
    }

    @ParameterizedTest
    @CsvSource({"true,INFO,may have removed it", "false,CAUTION,no update removed it"})
    void a_library_that_is_gone_is_told_with_what_can_explain_it(boolean changed, Severity severity, String words) {
        Provenance gone = new Provenance(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new GoneLibrary("/usr/lib/hook.so", changed)),
                Optional.empty());
        assertThat(only(check(program("/usr/sbin/nginx"), gone))).satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(WarningCode.DELETED_BINARY);
            assertThat(warning.severity()).isEqualTo(severity);
            assertThat(warning.why().en()).contains("/usr/lib/hook.so", words);
        });
    }

    @Test
    void a_program_that_no_update_replaced_was_deleted() {
        assertThat(only(check(program("/usr/sbin/nginx").deleted(), file("/usr/sbin/nginx", State.UNKNOWN)))
                        .code())
                .isEqualTo(WarningCode.DELETED_BINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "/system.slice/dbus.service,with the server",
        "/system.slice/docker.service,with the server",
        "/user.slice/user-1000.slice/session-3.scope,by itself",
        "/system.slice/ssh.service,its service"
    })
    void what_a_replaced_library_asks_for_depends_on_what_hangs_on_the_process(String cgroup, String how) {
        Provenance library = new Provenance(
                Optional.empty(), Optional.empty(), Optional.of("/usr/lib/x86_64-linux-gnu/libssl.so.3"));
        Warning warning = only(check(program("/usr/bin/demo").cgroup(cgroup), library));
        assertThat(warning.code()).isEqualTo(WarningCode.RESTART_NEEDED);
        assertThat(warning.why().en()).contains("libssl.so.3");
        assertThat(warning.todo().en())
                .startsWith(
                        switch (how) {
                            case "with the server" -> "demo cannot be restarted";
                            case "by itself" -> "Restart demo";
                            default -> "Restart its service";
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/local/bin/systemd-logind,systemd-logind,",
        "/opt/vendor/bin/dbus-daemon,dbus-daemon,/usr/bin/dbus-daemon",
        "/usr/local/sbin/cron,cron,/usr/sbin/cron",
        "/usr/local/bin/sshd,sshd,/usr/sbin/sshd",
        "/opt/sshd,sshd,/usr/sbin/sshd",
        "/usr/local/lib/cache/sshd,sshd,/usr/sbin/sshd"
    })
    void among_what_admins_install_a_name_of_the_system_that_no_package_owns_is_danger(
            String path, String name, String own) {
        Warning warning = only(check(program(path).root(), unowned(path, own), Policies.system(name)));
        assertThat(warning.code()).isEqualTo(WarningCode.NAME_MISMATCH);
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.why().en()).contains(path);
        assertThat(warning.why().ko()).contains(path);
    }

    @Test
    void a_build_of_what_the_system_has_too_is_a_question() {
        Provenance built = unowned("/opt/openssh/sbin/sshd", "/usr/sbin/sshd");
        Warning warning = only(check(program("/opt/openssh/sbin/sshd"), built, Policies.system("sshd")));
        assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
        assertThat(warning.why().en()).contains("/usr/sbin/sshd");
        Expected there = new Expected(true, List.of(), List.of(), List.of("/opt/openssh/sbin/sshd"));
        assertThat(check(program("/opt/openssh/sbin/sshd"), built, Policies.expecting("sshd", there, Origin.OPERATOR)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/usr/local/sbin/sshd,sshd,33", "/opt/shop/bin/cron,cron,33", "/usr/local/nginx/sbin/nginx,nginx,0"})
    void what_the_system_does_not_have_itself_and_words_of_every_day_are_left_alone(String path, String name, int uid) {
        ProcessPolicy entry = name.equals("nginx") ? Policies.entry(name, true) : Policies.system(name);
        assertThat(check(program(path).uid(uid), unowned(path, null), entry)).isEmpty();
    }

    @Test
    void a_packages_own_program_below_opt_is_called_as_the_package_likes() {
        assertThat(check(
                        program("/opt/vendor/bin/dbus-daemon"),
                        file("/opt/vendor/bin/dbus-daemon", State.UNCHANGED),
                        Policies.system("dbus-daemon")))
                .isEmpty();
    }

    private static Provenance unowned(String path, String own) {
        return new Provenance(
                Optional.of(new FileOrigin(path, State.UNPACKAGED, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(own));
    }

    private static Provenance file(String path, State state) {
        Optional<OwningPackage> owner = state == State.UNKNOWN || state == State.UNPACKAGED
                ? Optional.empty()
                : Optional.of(new OwningPackage(PackageSystem.DPKG, "demo", "1.0-1", "Shows how it is done"));
        return new Provenance(Optional.of(new FileOrigin(path, state, owner)), Optional.empty(), Optional.empty());
    }

    private static Explanation explanation(SampleBuilder process, Provenance provenance, ProcessPolicy... entries) {
        ProcessSample sample = process.build();
        return new Explainer(Dictionary.of(entries))
                .explain(Explainer.search(sample, PLACES))
                .with(provenance, Optional.empty());
    }

    private static List<Warning> check(SampleBuilder process, Provenance provenance, ProcessPolicy... entries) {
        ProcessSample sample = process.build();
        return WARNINGS.of(new Evidence(
                sample,
                List.of(),
                explanation(process, provenance, entries),
                PLACES.of(sample),
                List.of(),
                ProcessFacts.NONE.with(provenance),
                Duration.ZERO));
    }

    private static Warning only(List<Warning> warnings) {
        assertThat(warnings).hasSize(1);
        return warnings.getFirst();
    }
}
