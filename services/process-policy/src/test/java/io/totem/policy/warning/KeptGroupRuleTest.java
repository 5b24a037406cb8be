package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.KeptGroup;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be root and in somebody's groups, and who may not. */
class KeptGroupRuleTest {

    private static final Account ROOT = new Account(0, "root", Account.Kind.ROOT);
    private static final String SESSION = "/user.slice/user-1000.slice/session-3.scope";

    @Test
    void a_shell_of_root_s_whose_starter_has_ended_is_told_by_a_person_s_groups() {
        assertThat(told(true, shell())).isPresent();
        assertThat(told(false, shell())).isEmpty();
        assertThat(told(true, shell().root())).isEmpty();
    }

    @Test
    void below_a_service_the_group_need_not_be_a_person_s() {
        assertThat(told(false, program("/usr/bin/sh").uid(33).cgroup("/system.slice/apache2.service"), shell()))
                .hasValueSatisfying(warning -> assertThat(warning.why().en()).contains("sh (PID 1000)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/sudo", "/usr/bin/su", "/usr/bin/doas", "/usr/bin/pkexec", "/usr/bin/newgrp"})
    void what_was_given_by_a_program_that_is_meant_to_is_quiet(String giver) {
        assertThat(told(true, program("/usr/bin/bash"), program(giver).uid(0).cgroup(SESSION), shell()))
                .isEmpty();
        assertThat(told(true, program("/usr/bin/bash"), program(giver).uid(0).cgroup(SESSION)))
                .isEmpty();
    }

    @Test
    void a_program_of_that_name_elsewhere_gives_nothing() {
        assertThat(told(
                        true,
                        program("/usr/bin/bash"),
                        program("/usr/local/bin/sudo").uid(0),
                        shell()))
                .isPresent();
    }

    @Test
    void a_daemon_that_takes_no_commands_is_quiet() {
        assertThat(told(
                        true,
                        program("/usr/bin/bash"),
                        program("/usr/sbin/dnsmasq").uid(0)))
                .isEmpty();
    }

    @Test
    void a_program_of_no_package_s_that_gives_root_s_rights_away_is_told_by_its_file_whatever_its_groups_are() {
        SampleBuilder kims = program("/usr/bin/bash");
        SampleBuilder netping = program("/usr/local/bin/netping").uid(0).cgroup(SESSION);
        assertThat(byFile(true, kims, netping)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("/usr/local/bin/netping", "bash (PID 1000)");
            assertThat(warning.todo().en()).contains("chmod u-s");
        });
        assertThat(byFile(false, kims, netping)).isEmpty();
        assertThat(byFile(true, program("/usr/bin/bash").uid(0).cgroup(SESSION), netping))
                .isEmpty();
    }

    private static Optional<Warning> byFile(boolean givesRights, SampleBuilder... line) {
        String path = "/usr/local/bin/netping";
        FileAccess file = new FileAccess(
                path,
                Optional.of(ROOT),
                givesRights,
                Optional.empty(),
                FileAccess.Kind.FILE,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                false,
                Optional.empty());
        return Scene.of(line)
                .access(new ProcessAccess(ROOT, ROOT, Optional.of(file), Map.of()))
                .provenance(new Provenance(
                        Optional.of(new FileOrigin(path, FileOrigin.State.UNPACKAGED, Optional.empty())),
                        Optional.empty(),
                        Optional.empty()))
                .warning(WarningCode.SETUID_ROOT);
    }

    private static SampleBuilder shell() {
        return program("/usr/bin/bash").uid(0).cgroup(SESSION);
    }

    private static Optional<Warning> told(boolean persons, SampleBuilder... line) {
        return Scene.of(line)
                .access(new ProcessAccess(
                        ROOT, ROOT, Optional.empty(), Map.of(), Optional.of(new KeptGroup("kim", persons))))
                .warning(WarningCode.SETUID_ROOT);
    }
}
