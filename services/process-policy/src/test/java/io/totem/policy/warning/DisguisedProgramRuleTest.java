package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguisedProgramRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/local/sbin/systemd-netd",
                "/opt/x/systemd-private-cache",
                "/usr/lib/.sshd",
                "/root/.sshd",
                "/var/lib/.x/.cache",
                "/usr/local/sbin/kworker",
                "/usr/local/bin/sshd2",
                "/usr/local/bin/crond_"
            })
    void what_root_runs_under_a_hidden_name_or_one_that_sounds_like_the_system_s_is_danger(String path) {
        assertThat(told(program(path).root(), State.UNPACKAGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains(path, "no package brought it");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/local/bin/node_exporter",
                "/usr/local/bin/systemd_exporter",
                "/usr/local/sbin/backup",
                "/usr/local/bin/cron-job",
                "/opt/agent/agentd",
                "/root/.local/bin/tool",
                "/nix/store/abc-x-1/bin/.x-wrapped"
            })
    void what_an_administrator_installed_under_a_name_of_its_own_is_quiet(String path) {
        assertThat(told(program(path).root(), State.UNPACKAGED)).isEmpty();
    }

    @Test
    void a_packaged_program_and_a_person_s_own_are_quiet() {
        assertThat(told(program("/usr/lib/systemd/systemd-journald").root(), State.UNCHANGED))
                .isEmpty();
        assertThat(told(program("/usr/lib/systemd/systemd-journald").root(), State.UNKNOWN))
                .isEmpty();
        assertThat(told(program("/home/kim/.tool"), State.UNPACKAGED)).isEmpty();
    }

    @Test
    void a_shell_under_another_name_is_danger_for_a_service_and_a_caution_for_a_person() {
        assertThat(copy(program("/usr/local/sbin/netmon").root())).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).isEqualTo("is bash under another name");
        });
        assertThat(copy(program("/home/kim/x"))).map(Warning::severity).contains(Severity.CAUTION);
    }

    private static Optional<Warning> told(SampleBuilder process, State state) {
        FileOrigin file = new FileOrigin(process.build().executable().orElseThrow(), state, Optional.empty());
        return Scene.of(process)
                .provenance(new Provenance(Optional.of(file), Optional.empty(), Optional.empty()))
                .warning(WarningCode.NAME_MISMATCH);
    }

    private static Optional<Warning> copy(SampleBuilder process) {
        return Scene.of(process)
                .provenance(new Provenance(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("/usr/bin/bash")))
                .warning(WarningCode.NAME_MISMATCH);
    }
}
