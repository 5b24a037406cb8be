package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Rights;
import io.totem.policy.port.Severity;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.provenance.OwningPackage;
import io.totem.policy.provenance.PackageSystem;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rights that a user does not have by himself, and ways out of a container. */
class CapabilitiesRuleTest {

    private static final long SETUID = 1L << 7;
    private static final long NET_BIND_SERVICE = 1L << 10;
    private static final long NET_RAW = 1L << 13;
    private static final long SYS_ADMIN = 1L << 21;
    private static final long WAKE_ALARM = 1L << 35;
    private static final Account ROOT = new Account(0, "root", Account.Kind.ROOT);
    private static final Account KIM = new Account(1000, "kim", Account.Kind.PERSON);

    @Test
    void a_program_with_rights_of_root_s_that_no_package_brought_is_danger() {
        assertThat(told(program("/home/kim/report"), SETUID, State.UNPACKAGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.argument()).contains("CAP_SETUID");
            assertThat(warning.why().en()).contains("/home/kim/report", "CAP_SETUID");
        });
        assertThat(told(program("/usr/bin/python3.13"), SETUID, State.UNCHANGED))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void rights_over_the_network_are_a_caution() {
        assertThat(told(program("/home/kim/scan"), NET_RAW, State.UNPACKAGED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @Test
    void packaged_programs_services_and_small_rights_are_quiet() {
        assertThat(told(program("/usr/bin/dumpcap"), NET_RAW, State.UNCHANGED)).isEmpty();
        assertThat(told(program("/usr/bin/newuidmap"), SETUID, State.UNCHANGED)).isEmpty();
        assertThat(told(program("/opt/proxy").uid(998).cgroup("/system.slice/proxy.service"), SETUID, State.UNPACKAGED))
                .isEmpty();
        assertThat(told(program("/home/kim/x"), WAKE_ALARM, State.UNPACKAGED)).isEmpty();
        assertThat(told(program("/home/kim/x"), 0, State.UNPACKAGED)).isEmpty();
    }

    @Test
    void of_an_interpreter_in_a_unit_the_script_has_the_rights() {
        SampleBuilder inline = program("/usr/bin/perl")
                .commandLine("perl", "-e", "sleep 600")
                .uid(65_534)
                .cgroup("/system.slice/report.service");
        assertThat(told(inline, SYS_ADMIN, State.UNCHANGED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("/usr/bin/perl", "report.service", "CAP_SYS_ADMIN");
            assertThat(warning.todo().en()).contains("systemctl cat -- report.service");
        });
        assertThat(told(inline, NET_RAW, State.UNCHANGED))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(told(inline, NET_BIND_SERVICE, State.UNCHANGED)).isEmpty();
        assertThat(told(script("/srv/report.pl"), SYS_ADMIN, Optional.empty(), KIM))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_packaged_script_in_a_unit_is_quiet_and_one_that_root_put_there_is_asked_about() {
        assertThat(told(script("/usr/share/demo/run.pl"), SYS_ADMIN, Optional.of(State.UNCHANGED), ROOT))
                .isEmpty();
        assertThat(told(script("/usr/local/sbin/run.pl"), SYS_ADMIN, Optional.of(State.UNPACKAGED), ROOT))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(told(script("/usr/local/sbin/run.pl"), NET_RAW, Optional.of(State.UNPACKAGED), ROOT))
                .isEmpty();
        assertThat(told(
                        program("/usr/sbin/chronyd").uid(998).cgroup("/system.slice/chrony.service"),
                        SYS_ADMIN,
                        State.UNCHANGED))
                .isEmpty();
    }

    private static SampleBuilder script(String path) {
        return program("/usr/bin/perl").commandLine("perl", path).uid(65_534).cgroup("/system.slice/report.service");
    }

    private static Optional<Warning> told(
            SampleBuilder process, long capabilities, Optional<State> state, Account owner) {
        OwningPackage brought = new OwningPackage(PackageSystem.DPKG, "demo", "1", "");
        String path = process.build().commandLine().getLast();
        FileAccess file = new FileAccess(
                path,
                Optional.of(owner),
                false,
                Optional.empty(),
                FileAccess.Kind.FILE,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                false,
                Optional.empty());
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(new Rights(capabilities, false)))
                .access(new ProcessAccess(owner, owner, Optional.empty(), Map.of(path, file)))
                .provenance(new Provenance(
                        Optional.of(new FileOrigin("/usr/bin/perl", State.UNCHANGED, Optional.of(brought))),
                        state.map(found -> new FileOrigin(
                                path, found, Optional.of(brought).filter(_ -> found != State.UNPACKAGED))),
                        Optional.empty()))
                .warning(WarningCode.CAPABILITIES);
    }

    @Test
    void what_is_in_a_container_and_has_the_host_s_files_is_danger_and_an_engine_s_own_program_is_not() {
        assertThat(escaped(program("/usr/bin/bash").root().container("a".repeat(64)), true))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(escaped(program("/usr/bin/conmon").root().container("a".repeat(64)), true))
                .isEmpty();
        assertThat(escaped(program("/tmp/conmon").root().container("a".repeat(64)), true))
                .isPresent();
        assertThat(escaped(program("/usr/bin/bash").root().container("a".repeat(64)), false))
                .isEmpty();
    }

    @Test
    void a_service_or_a_container_that_enters_the_host_is_danger_and_an_administrator_is_quiet() {
        assertThat(escaped(nsenter("-t", "1", "-m", "-p", "sh").root(), false)).isPresent();
        assertThat(escaped(nsenter("--target=1", "-a").root().container("a".repeat(64)), false))
                .isPresent();
        assertThat(escaped(nsenter("-at1").root(), false)).isPresent();
        assertThat(escaped(nsenter("-t", "4711", "-n", "ip", "a").root(), false))
                .isEmpty();
        assertThat(escaped(nsenter("-t", "1", "-m").uid(0), false)).isEmpty();
        assertThat(escaped(program("/usr/bin/unshare").commandLine("unshare", "-r", "sh"), false))
                .isEmpty();
    }

    private static SampleBuilder nsenter(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "nsenter";
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return program("/usr/bin/nsenter").commandLine(words);
    }

    private static Optional<Warning> escaped(SampleBuilder process, boolean hostFiles) {
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(new Rights(0, hostFiles)))
                .warning(WarningCode.HOST_ESCAPE);
    }

    private static Optional<Warning> told(SampleBuilder process, long capabilities, State state) {
        OwningPackage owner = new OwningPackage(PackageSystem.DPKG, "demo", "1", "");
        String path = process.build().executable().orElseThrow();
        FileOrigin file =
                new FileOrigin(path, state, state == State.UNPACKAGED ? Optional.empty() : Optional.of(owner));
        return Scene.of(process)
                .behaviour(Behaviour.NONE.with(new Rights(capabilities, false)))
                .provenance(new Provenance(Optional.of(file), Optional.empty(), Optional.empty()))
                .warning(WarningCode.CAPABILITIES);
    }
}
