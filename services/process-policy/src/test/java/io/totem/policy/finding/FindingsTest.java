package io.totem.policy.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.totem.api.processes.Verdict;
import io.totem.api.text.LocalizedText;
import io.totem.policy.container.Container;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.port.Firewall;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import io.totem.policy.process.ProcessView;
import io.totem.policy.provenance.Provenance;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.Reach;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final String CONTAINER = "a".repeat(64);

    @Test
    void thirteen_agents_of_one_unit_are_one_finding() {
        List<ProcessView> agents = IntStream.range(0, 13)
                .mapToObj(number -> view(
                        SampleBuilder.program("/opt/agent/worker")
                                .pid(500 + number)
                                .cgroup("/system.slice/agent.service"),
                        warning(WarningCode.SUSPICIOUS_PATH, Severity.CAUTION)))
                .toList();
        assertThat(Findings.of(agents)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(new Subject(Subject.Kind.UNIT, "agent.service", ""));
            assertThat(finding.processes()).isEqualTo(13);
            assertThat(finding.warnings()).hasSize(1);
            assertThat(finding.worst().sample().pid()).isEqualTo(500);
        });
    }

    @Test
    void the_worst_process_of_a_unit_stands_for_it_and_no_warning_is_lost() {
        ProcessView master = view(
                SampleBuilder.program("/usr/sbin/nginx").pid(80).cgroup("/system.slice/nginx.service"),
                warning(WarningCode.PUBLIC_PORT, Severity.CAUTION));
        ProcessView shell = view(
                SampleBuilder.program("/usr/bin/dash").pid(99).cgroup("/system.slice/nginx.service"),
                warning(WarningCode.MEMFD_EXEC, Severity.DANGER));
        assertThat(Findings.of(List.of(master, shell))).singleElement().satisfies(finding -> {
            assertThat(finding.worst()).isEqualTo(shell);
            assertThat(finding.warnings())
                    .extracting(Warning::code)
                    .containsExactly(WarningCode.MEMFD_EXEC, WarningCode.PUBLIC_PORT);
        });
    }

    @Test
    void a_container_is_named_by_its_name_whatever_runs_in_it() {
        ProcessView inside = view(
                SampleBuilder.program("/usr/bin/redis-server").cgroup("/docker/" + CONTAINER),
                warning(WarningCode.PUBLIC_PORT, Severity.DANGER));
        assertThat(Findings.of(List.of(inside)))
                .extracting(Finding::subject)
                .containsExactly(new Subject(Subject.Kind.CONTAINER, "db", ""));
    }

    @Test
    void one_program_of_two_users_is_two_findings_and_a_persons_session_is_no_unit() {
        ProcessView kims = view(SampleBuilder.program("/opt/tool")
                .pid(7)
                .uid(1000)
                .cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/tool.scope"));
        ProcessView minas = view(SampleBuilder.program("/opt/tool").pid(8).uid(1001));
        assertThat(Findings.of(List.of(kims, minas)))
                .extracting(finding -> finding.subject().kind())
                .containsExactly(Subject.Kind.PROGRAM, Subject.Kind.PROGRAM);
    }

    @Test
    void two_scripts_of_one_interpreter_are_two_findings_and_one_that_runs_twice_is_one() {
        ProcessView ocr = view(python(7, "/srv/shop/ocr.py"));
        ProcessView again = view(python(8, "/srv/shop/ocr.py"));
        ProcessView mail = view(python(9, "/srv/mail/send.py"));
        ProcessView module =
                view(SampleBuilder.program("/usr/bin/python3").pid(10).commandLine("python3", "-m", "shop"));
        assertThat(Findings.of(List.of(ocr, again, mail, module)))
                .extracting(finding -> finding.subject().name(), Finding::processes)
                .containsExactlyInAnyOrder(
                        tuple("python3 /srv/shop/ocr.py", 2),
                        tuple("python3 /srv/mail/send.py", 1),
                        tuple("python3 shop", 1));
    }

    @Test
    void what_cron_or_a_login_started_is_a_finding_of_its_own_and_not_crons() {
        ProcessView job = view(python(7, "/srv/shop/ocr.py").cgroup("/system.slice/cron.service"));
        ProcessView other = view(python(8, "/srv/mail/send.py").cgroup("/system.slice/cron.service"));
        ProcessView cron = view(SampleBuilder.program("/usr/sbin/cron").pid(9).cgroup("/system.slice/cron.service"));
        assertThat(Findings.of(List.of(job, other, cron)))
                .extracting(finding -> finding.subject().name())
                .containsExactlyInAnyOrder("python3 /srv/shop/ocr.py", "python3 /srv/mail/send.py", "cron.service");
    }

    @Test
    void a_hidden_process_is_a_finding_of_its_own_and_not_of_whose_row_tells_it() {
        ProcessView init = view(
                SampleBuilder.program("/usr/lib/systemd/systemd").pid(1).cgroup("/init.scope"),
                warning(WarningCode.HIDDEN_PROCESS, Severity.DANGER, "4711"));
        assertThat(Findings.of(List.of(init)))
                .extracting(finding -> finding.subject().name())
                .containsExactly("PID 4711");
    }

    private static SampleBuilder python(int pid, String script) {
        return SampleBuilder.program("/usr/bin/python3").pid(pid).commandLine("python3", script);
    }

    @Test
    void the_worst_stands_first_what_is_only_unknown_last_and_what_is_safe_nowhere() {
        ProcessView unknown = view(SampleBuilder.program("/opt/aaa").pid(1));
        ProcessView caution =
                view(SampleBuilder.program("/opt/bbb").pid(2), warning(WarningCode.SYSTEM_PORT, Severity.CAUTION));
        ProcessView danger =
                view(SampleBuilder.program("/opt/ccc").pid(3), warning(WarningCode.MINER_NAME, Severity.DANGER));
        ProcessView safe = new ProcessView(
                SampleBuilder.sleep().pid(4).build(),
                List.of(),
                new Assessment(nothingKnown(), List.of(), Verdict.SAFE, LocalizedText.same("")),
                Optional.empty(),
                Optional.empty());
        assertThat(Findings.of(List.of(unknown, safe, caution, danger)))
                .extracting(finding -> finding.subject().name())
                .containsExactly("ccc", "bbb", "aaa");
    }

    @Test
    void a_port_that_systemd_holds_is_its_socket_units_until_the_service_has_it() {
        Warning danger = warning(WarningCode.PUBLIC_PORT, Severity.DANGER, "9090");
        Warning caution = warning(WarningCode.PUBLIC_PORT, Severity.CAUTION, "80");
        Warning light = warning(WarningCode.PUBLIC_PORT, Severity.INFO, "22");
        List<OpenPort> ports = List.of(
                held(9090, "cockpit.socket", false), held(80, "web.socket", false), held(22, "ssh.socket", false));
        assertThat(Findings.of(List.of(systemd(ports, danger, caution, light))))
                .extracting(finding -> finding.subject().name(), Finding::verdict)
                .containsExactly(tuple("cockpit.socket", Verdict.DANGER), tuple("web.socket", Verdict.CAUTION));
        assertThat(Findings.of(List.of(systemd(List.of(held(9090, "cockpit.socket", true)), danger))))
                .extracting(finding -> finding.subject().name())
                .containsExactly("systemd");
        assertThat(Findings.of(List.of(
                        systemd(ports, danger, warning(WarningCode.ALTERED_BINARY, Severity.DANGER, "systemd")))))
                .extracting(finding -> finding.subject().name())
                .containsExactlyInAnyOrder("systemd", "cockpit.socket");
    }

    private static OpenPort held(int port, String unit, boolean taken) {
        return new OpenPort(
                ListeningSocket.Protocol.TCP,
                "0.0.0.0",
                port,
                Reach.EVERYWHERE,
                false,
                List.of(),
                new Purpose.Activation(Optional.of(unit), Optional.of(unit.replace(".socket", ".service")), taken));
    }

    private static ProcessView systemd(List<OpenPort> ports, Warning... warnings) {
        ProcessView init =
                view(SampleBuilder.program("/usr/lib/systemd/systemd").pid(1), warnings);
        PortFacts facts = new PortFacts(ports, Optional.empty(), Firewall.UNREAD);
        Assessment one = init.assessment();
        return new ProcessView(
                init.sample(),
                List.of(),
                new Assessment(
                        one.explanation(),
                        one.warnings(),
                        one.verdict(),
                        one.summary(),
                        new ProcessFacts(
                                Optional.empty(),
                                Optional.of(facts),
                                Behaviour.NONE,
                                Provenance.UNKNOWN,
                                Optional.empty()),
                        List.of()),
                Optional.empty(),
                Optional.empty());
    }

    private static ProcessView view(SampleBuilder process, Warning... warnings) {
        var sample = process.build();
        List<Warning> found = Arrays.asList(warnings);
        return new ProcessView(
                sample,
                List.of(),
                new Assessment(nothingKnown(), found, VerdictMode.GRADED.of(false, found), LocalizedText.same("")),
                sample.containerId().map(id -> new Container(id, "db", Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    private static Explanation nothingKnown() {
        return Explanation.NONE;
    }

    private static Warning warning(WarningCode code, Severity severity) {
        return warning(code, severity, null);
    }

    private static Warning warning(WarningCode code, Severity severity, String argument) {
        LocalizedText none = LocalizedText.same("");
        return new Warning(code, Optional.ofNullable(argument), severity, false, none, none, none);
    }
}
