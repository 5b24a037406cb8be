package io.totem.policy.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.text.Text;
import io.totem.policy.container.Container;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.port.Severity;
import io.totem.policy.process.ProcessView;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessment;
import io.totem.policy.verdict.Verdict;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
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
    void the_worst_stands_first_what_is_only_unknown_last_and_what_is_safe_nowhere() {
        ProcessView unknown = view(SampleBuilder.program("/opt/aaa").pid(1));
        ProcessView caution =
                view(SampleBuilder.program("/opt/bbb").pid(2), warning(WarningCode.SYSTEM_PORT, Severity.CAUTION));
        ProcessView danger =
                view(SampleBuilder.program("/opt/ccc").pid(3), warning(WarningCode.MINER_NAME, Severity.DANGER));
        ProcessView safe = new ProcessView(
                SampleBuilder.sleep().pid(4).build(),
                List.of(),
                new Assessment(nothingKnown(), List.of(), Verdict.SAFE, Text.same("")),
                Optional.empty(),
                Optional.empty());
        assertThat(Findings.of(List.of(unknown, safe, caution, danger)))
                .extracting(finding -> finding.subject().name())
                .containsExactly("ccc", "bbb", "aaa");
    }

    private static ProcessView view(SampleBuilder process, Warning... warnings) {
        var sample = process.build();
        List<Warning> found = Arrays.asList(warnings);
        return new ProcessView(
                sample,
                List.of(),
                new Assessment(nothingKnown(), found, VerdictMode.GRADED.of(false, found), Text.same("")),
                sample.containerId().map(id -> new Container(id, "db", Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    private static Explanation nothingKnown() {
        return Explanation.NONE;
    }

    private static Warning warning(WarningCode code, Severity severity) {
        Text none = Text.same("");
        return new Warning(code, Optional.empty(), severity, false, none, none, none);
    }
}
