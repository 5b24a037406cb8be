package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.facts.Relations.Traced;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingRuleTest {

    private static final Traced SSHD = new Traced(812, "sshd", 0, "root", false);
    private static final Traced DATABASE = new Traced(900, "mariadbd", 110, "mysql", false);
    private static final Traced OWN = new Traced(4000, "shop", 1000, "user1000", false);

    @Test
    void whoever_reads_along_with_a_login_is_danger_also_an_administrator() {
        assertThat(told(admin(), SSHD)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.argument()).contains("sshd");
            assertThat(warning.why().en()).contains("sshd (PID 812, user root)", "Passwords");
        });
        assertThat(told(admin(), new Traced(812, "sshd", 0, "root", true))).isPresent();
    }

    @Test
    void an_administrator_who_looks_at_a_service_is_a_caution_and_a_service_that_does_is_danger() {
        assertThat(told(admin(), DATABASE)).map(Warning::severity).contains(Severity.CAUTION);
        assertThat(told(program("/usr/bin/gdb").root(), DATABASE))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(told(
                        program("/opt/x/agent").uid(33).cgroup("/system.slice/x.service"),
                        new Traced(5, "php", 33, "www-data", false)))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_store_is_told_by_the_name_of_its_server_whatever_its_link_is_called() {
        assertThat(told(admin(), new Traced(900, "redis-check-rdb", 110, "redis", false)))
                .map(warning -> warning.title().en())
                .contains("reads along with redis-server (PID 900)");
    }

    @Test
    void who_only_has_its_memory_open_is_told_as_that() {
        Traced memory = new Traced(1, "systemd", 0, "root", false, true);
        assertThat(told(program("/usr/bin/bash").root(), memory)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).isEqualTo("has the memory of systemd (PID 1) open");
            assertThat(warning.why().en()).doesNotContain("follows");
        });
        assertThat(told(program("/usr/bin/gdb"), new Traced(4000, "shop", 1000, "user1000", true, true)))
                .isEmpty();
    }

    @Test
    void a_developer_who_follows_their_own_program_is_quiet() {
        assertThat(told(program("/usr/bin/strace"), OWN)).isEmpty();
        assertThat(told(admin(), new Traced(4000, "ls", 0, "root", true))).isEmpty();
        assertThat(told(program("/usr/bin/gdb"))).isEmpty();
    }

    @Test
    void somebody_else_s_program_is_danger_for_a_person() {
        assertThat(told(program("/usr/bin/strace"), OWN, new Traced(5, "bash", 1001, "lee", false)))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void what_looks_into_all_programs_is_a_caution() {
        assertThat(told(program("/usr/bin/bpftrace").uid(0).commandLine("bpftrace", "-e", "x")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/usr/bin/tcpdump", "/usr/sbin/tcpdump", "/usr/bin/dumpcap", "/usr/bin/tshark", "/usr/bin/ngrep"
            })
    void a_recorder_of_the_network_is_a_caution_while_it_runs(String path) {
        assertThat(Scene.of(program(path).uid(0)).warning(WarningCode.PACKET_CAPTURE))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @Test
    void a_watcher_of_the_network_that_records_nothing_is_quiet() {
        assertThat(Scene.of(program("/usr/bin/ping").commandLine("ping", "tcpdump"))
                        .warning(WarningCode.PACKET_CAPTURE))
                .isEmpty();
    }

    private static SampleBuilder admin() {
        return program("/usr/bin/strace").uid(0).cgroup("/user.slice/user-0.slice/session-1.scope");
    }

    private static Optional<Warning> told(SampleBuilder process, Traced... traced) {
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(Relations.NONE.tracing(List.of(traced))))
                .warning(WarningCode.TRACING);
    }
}
