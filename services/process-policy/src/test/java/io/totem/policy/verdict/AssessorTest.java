package io.totem.policy.verdict;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.processes.Verdict;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.facts.FactsReader;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AssessorTest {

    /** Sweeps in which every process was looked at afresh twice. */
    private static final int TWO_ROUNDS = 32;

    private static final ListeningSocket REDIS_TO_ALL =
            new ListeningSocket(ListeningSocket.Protocol.TCP, InetAddress.ofLiteral("0.0.0.0"), 6379, 1);

    private final Dictionary dictionary = Dictionary.of(Policies.entry("sleep", true));
    private long nanos;
    private final Assessor assessor = new Assessor(
            new Explainer(dictionary),
            new ExecutableLocations(List.of("/usr"), FileAccesses.UNREAD),
            FactsReader.NOTHING,
            new Warnings(KnownPorts.read(), 20),
            VerdictMode.GRADED,
            _ -> Optional.empty(),
            () -> nanos);

    @Test
    void a_known_program_without_warnings_is_safe_and_its_line_says_what_it_is() {
        Assessment assessment = assess(sleep());
        assertThat(assessment.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(assessment.summary().en()).isEqualTo("what sleep is");
    }

    @Test
    void an_unknown_program_is_a_caution_and_its_line_says_to_find_out() {
        Assessment assessment = assess(program("/usr/bin/my_tool"));
        assertThat(assessment.verdict()).isEqualTo(Verdict.CAUTION);
        assertThat(assessment.summary().en()).startsWith("Unknown program");
        assertThat(assessment.summary().ko()).startsWith("모르는 프로그램");
    }

    @Test
    void the_worst_warning_is_in_the_line_with_what_to_do() {
        dictionary.put(Policies.entry("redis-server", true));
        Assessment assessment = assess(program("/usr/bin/redis-server"), REDIS_TO_ALL);
        assertThat(assessment.verdict()).isEqualTo(Verdict.DANGER);
        assertThat(assessment.summary().en()).startsWith("what redis-server is — port 6379");
        assertThat(assessment.summary().ko()).contains("6379", "외부에 열림");
    }

    @Test
    void a_kernel_thread_is_safe_though_nobody_described_it() {
        assertThat(assess(kernel("kworker/1:0")).verdict()).isEqualTo(Verdict.SAFE);
    }

    @Test
    void while_the_dictionary_cannot_be_read_nothing_is_called_unknown() {
        dictionary.cutOff();
        assertThat(assess(program("/usr/bin/my_tool")).summary().en()).doesNotContain("Unknown");
    }

    @Test
    void a_file_in_a_home_folder_is_not_believed_to_be_what_it_calls_itself() {
        SampleBuilder impostor = program("/home/kim/x").comm("sleep");
        assertThat(assess(impostor).explanation().known()).isEmpty();
        assertThat(assess(program("/usr/bin/coreutils").comm("sleep"))
                        .explanation()
                        .known())
                .isPresent();
    }

    @Test
    void what_did_not_change_keeps_its_assessment() {
        Assessment first = assess(sleep());
        assertThat(assess(sleep().memoryPercent(0.3).state('R'))).isSameAs(first);
    }

    @Test
    void what_changed_is_seen_in_the_next_sweep() {
        assertThat(assess(sleep()).warnings()).isEmpty();
        assertThat(assess(sleep(), REDIS_TO_ALL).warnings()).hasSize(1);
        assertThat(codes(assess(sleep().uid(0).realUid(1000)))).containsExactly(WarningCode.SETUID_ROOT);
        assertThat(codes(assess(program("/usr/bin/x").uid(0).cgroup("/system.slice/x.service"))))
                .containsExactly(WarningCode.RUNNING_AS_ROOT);
        assertThat(assess(sleep().memoryPercent(20)).warnings()).hasSize(1);
        assertThat(assess(sleep().deleted()).warnings()).hasSize(1);
        assertThat(assess(program("/tmp/x")).verdict()).isEqualTo(Verdict.DANGER);
        dictionary.put(Policies.malware("sleep"));
        assertThat(codes(assess(sleep()))).containsExactly(WarningCode.MINER_NAME);
    }

    @Test
    void the_dictionary_is_asked_when_it_has_changed_and_not_at_every_sweep() {
        assess(sleep());
        int asked = dictionary.questions();
        for (int i = 0; i < TWO_ROUNDS; i++) {
            assess(sleep());
        }
        assertThat(dictionary.questions()).isEqualTo(asked);
        dictionary.put(Policies.entry("other", true));
        assess(sleep());
        assertThat(dictionary.questions()).isGreaterThan(asked);
    }

    @Test
    void who_may_end_it_follows_the_dictionary_as_it_is_and_the_program_that_runs_now() {
        assertThat(assess(sleep()).policies()).containsExactly(Policies.entry("sleep", true));
        dictionary.put(Policies.entry("sleep", false));
        assertThat(assess(sleep()).policies()).containsExactly(Policies.entry("sleep", false));
        assertThat(assess(program("/usr/bin/x")).policies()).isEmpty();
    }

    @Test
    void where_its_file_lies_is_looked_at_again_now_and_then() {
        AtomicBoolean open = new AtomicBoolean();
        Assessor looking = new Assessor(
                new Explainer(dictionary),
                new ExecutableLocations(List.of("/usr"), (_, path) -> Optional.of(lies(path, open.get()))),
                FactsReader.NOTHING,
                new Warnings(KnownPorts.read(), 20),
                VerdictMode.GRADED,
                _ -> Optional.empty());
        SampleBuilder program = program("/usr/bin/coreutils").comm("sleep");
        assertThat(assess(looking, program).explanation().known()).isPresent();
        open.set(true);
        for (int i = 0; i < TWO_ROUNDS; i++) {
            assess(looking, program);
        }
        assertThat(assess(looking, program).explanation().known()).isEmpty();
    }

    private static FileAccess lies(String path, boolean open) {
        return new FileAccess(
                path,
                Optional.empty(),
                false,
                Optional.empty(),
                FileAccess.Kind.FILE,
                Optional.empty(),
                open ? Optional.of("/usr/bin") : Optional.empty(),
                false,
                List.of(),
                false,
                Optional.empty());
    }

    @Test
    void a_core_kept_busy_for_a_minute_is_told_and_not_before() {
        assertThat(codes(assess(sleep().cpuPercent(95)))).isEmpty();
        nanos += Duration.ofSeconds(59).toNanos();
        assertThat(codes(assess(sleep().cpuPercent(80)))).isEmpty();
        nanos += Duration.ofSeconds(2).toNanos();
        Assessment told = assess(sleep().cpuPercent(100));
        assertThat(codes(told)).containsExactly(WarningCode.HIGH_CPU_USAGE);
        assertThat(told.verdict()).isEqualTo(Verdict.SAFE);
        nanos += Duration.ofSeconds(3).toNanos();
        assertThat(codes(assess(sleep().cpuPercent(79)))).isEmpty();
        nanos += Duration.ofSeconds(59).toNanos();
        assertThat(codes(assess(sleep().cpuPercent(100)))).isEmpty();
    }

    @Test
    void a_shell_whose_ancestor_is_a_web_server_is_danger_though_others_stand_between() {
        ProcessSample server =
                program("/usr/sbin/php-fpm8.4").pid(10).parentPid(1).build();
        ProcessSample between = program("/usr/bin/env").pid(11).parentPid(10).build();
        ProcessSample shell = program("/usr/bin/dash").pid(12).parentPid(11).build();
        ProcessSample login = program("/usr/bin/bash").pid(13).parentPid(1).build();
        Map<ProcessIdentity, Assessment> found = assessor.assess(new ProcessSweep(
                SampleBuilder.BOOT, Instant.EPOCH, List.of(server, between, shell, login), Map.of(), 0));
        assertThat(codes(found.get(shell.identity()))).containsExactly(WarningCode.SERVICE_SPAWNED);
        assertThat(found.get(shell.identity()).verdict()).isEqualTo(Verdict.DANGER);
        assertThat(codes(found.get(between.identity()))).isEmpty();
        assertThat(codes(found.get(login.identity()))).isEmpty();
    }

    @Test
    void without_a_unit_that_says_so_a_job_of_crons_is_known_by_its_ancestors() {
        ProcessSample cron = program("/usr/sbin/crond")
                .pid(10)
                .parentPid(1)
                .uid(0)
                .cgroup("/")
                .build();
        ProcessSample shell = program("/bin/busybox")
                .comm("sh")
                .pid(11)
                .parentPid(10)
                .uid(0)
                .cgroup("/")
                .build();
        ProcessSample job = program("/usr/bin/backup")
                .pid(12)
                .parentPid(11)
                .uid(0)
                .cgroup("/")
                .build();
        ProcessSample daemon = program("/usr/bin/backup")
                .pid(13)
                .parentPid(1)
                .uid(0)
                .cgroup("/")
                .build();
        Map<ProcessIdentity, Assessment> found = assessor.assess(
                new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(cron, shell, job, daemon), Map.of(), 0));
        assertThat(codes(found.get(job.identity()))).isEmpty();
        assertThat(codes(found.get(daemon.identity()))).containsExactly(WarningCode.RUNNING_AS_ROOT);
    }

    @Test
    void parents_in_a_ring_end_the_search() {
        ProcessSample one = program("/usr/bin/bash").pid(20).parentPid(21).build();
        ProcessSample other = program("/usr/bin/bash").pid(21).parentPid(20).build();
        assertThat(assessor.assess(
                        new ProcessSweep(SampleBuilder.BOOT, Instant.EPOCH, List.of(one, other), Map.of(), 0)))
                .hasSize(2);
    }

    private static List<WarningCode> codes(Assessment assessment) {
        return assessment.warnings().stream().map(Warning::code).toList();
    }

    private Assessment assess(SampleBuilder builder, ListeningSocket... sockets) {
        return assess(assessor, builder, sockets);
    }

    private static Assessment assess(Assessor assessor, SampleBuilder builder, ListeningSocket... sockets) {
        ProcessSample process = builder.build();
        ProcessSweep sweep = new ProcessSweep(
                SampleBuilder.BOOT, Instant.EPOCH, List.of(process), Map.of(process.pid(), List.of(sockets)), 0);
        return assessor.assess(sweep).get(process.identity());
    }
}
