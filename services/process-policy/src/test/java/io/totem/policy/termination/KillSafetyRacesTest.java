package io.totem.policy.termination;

import static io.totem.policy.termination.Signal.SIGKILL;
import static io.totem.policy.termination.Signal.SIGTERM;
import static io.totem.policy.testing.SampleBuilder.program;
import static io.totem.policy.testing.SampleBuilder.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.totem.api.audit.AuditStep;
import io.totem.api.processes.Outcome;
import io.totem.api.processes.TerminationReport;
import io.totem.platform.caller.Caller;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.security.SecurityLog;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.container.Container;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.testing.AuditBook;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.procfs.ProcessSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kill safety, the races: everything that can happen between page, click, decision and signals, made to happen every time on a
 * host that a test can stop.
 */
class KillSafetyRacesTest {

    private static final Caller OSCAR = new Caller("oscar", Optional.of(Role.OPERATOR), Optional.of("192.0.2.7"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    private final FakeHost host = new FakeHost();
    private final AuditBook audit = new AuditBook();
    private final Dictionary dictionary = Dictionary.of();
    private final Terminator terminator = new Terminator(
            host,
            new PolicyLookup(dictionary, new ExecutableLocations(List.of("/usr"), FileAccesses.UNREAD)),
            Container::unread,
            audit,
            host,
            new TestConfig(),
            new SecurityLog(Clock.systemUTC()),
            "test",
            CLOCK);

    @Test
    void a_process_that_heeds_sigterm_exits_and_every_step_is_told_and_written() {
        ProcessSample process = host.put(sleep().build());
        List<AuditStep> told = new ArrayList<>();
        TerminationReport report = terminator.terminate(request(process), told::add);
        assertThat(report.outcome()).isEqualTo(Outcome.EXITED);
        assertThat(host.sent).containsExactly(new FakeHost.Sent(process.identity(), SIGTERM));
        assertThat(told)
                .extracting(AuditStep::step)
                .containsExactly("DECIDED", "AUDITED", "HELD", "IDENTITY_CONFIRMED", "SIGTERM_SENT", "EXITED");
        assertThat(report.steps()).isEqualTo(told);
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(report.auditId());
            assertThat(entry.who()).isEqualTo("oscar");
            assertThat(entry.from()).contains("192.0.2.7");
            assertThat(entry.reason()).isEqualTo("in the way");
            assertThat(entry.outcome()).contains("EXITED");
            assertThat(entry.steps()).isEqualTo(told);
        });
    }

    @Test
    void a_process_that_ignores_sigterm_is_killed() {
        ProcessSample process = host.put(sleep().build());
        host.heedsTerm = false;
        assertThat(end(process).outcome()).isEqualTo(Outcome.KILLED);
        assertThat(host.sent).extracting(FakeHost.Sent::signal).containsExactly(SIGTERM, SIGKILL);
    }

    @Test
    void a_process_stuck_in_the_kernel_survives_and_the_report_says_so() {
        ProcessSample process = host.put(sleep().state('D').build());
        host.heedsTerm = false;
        host.heedsKill = false;
        assertThat(end(process).outcome()).isEqualTo(Outcome.SURVIVED);
        assertThat(audit.entries().getFirst().outcome()).contains("SURVIVED");
    }

    @Test
    void a_pid_that_was_reused_between_page_and_click_is_a_conflict_and_nothing_is_signalled() {
        ProcessSample seen = host.put(sleep().startTicks(1).build());
        host.put(sleep().startTicks(2).build());
        assertThat(refusal(seen)).isEqualTo("IDENTITY_CHANGED");
        assertThat(host.sent).isEmpty();
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.decision().allowed()).isFalse();
            assertThat(entry.outcome()).contains("REFUSED");
        });
    }

    @Test
    void a_pid_that_is_reused_between_decision_and_signal_is_not_signalled() {
        ProcessSample process = host.put(sleep().startTicks(1).build());
        ProcessSample stranger = sleep().startTicks(2).build();
        host.beforeHold = () -> host.put(stranger);
        assertThat(end(process).outcome()).isEqualTo(Outcome.IDENTITY_CHANGED);
        assertThat(host.sent).isEmpty();
        assertThat(host.has(stranger)).isTrue();
    }

    @Test
    void a_pid_that_is_reused_between_sigterm_and_sigkill_is_not_killed() {
        ProcessSample process = host.put(sleep().startTicks(1).build());
        ProcessSample stranger = sleep().startTicks(2).build();
        host.heedsTerm = false;
        host.beforeWait = () -> host.put(stranger);
        assertThat(end(process).outcome()).isEqualTo(Outcome.IDENTITY_CHANGED);
        assertThat(host.sent).extracting(FakeHost.Sent::signal).containsExactly(SIGTERM);
        assertThat(host.has(stranger)).isTrue();
    }

    @Test
    void a_program_or_user_that_changes_before_the_signal_or_before_the_kill_stops_the_ending() {
        ProcessSample process = host.put(sleep().build());
        host.beforeHold = () -> host.put(program("/usr/bin/vi").build());
        assertThat(end(process).outcome()).isEqualTo(Outcome.IDENTITY_CHANGED);
        assertThat(host.sent).isEmpty();

        host.put(process);
        host.beforeHold = () -> {};
        host.heedsTerm = false;
        host.beforeWait = () -> host.put(sleep().uid(0).build());
        assertThat(end(process).outcome()).isEqualTo(Outcome.IDENTITY_CHANGED);
        assertThat(host.sent).extracting(FakeHost.Sent::signal).containsExactly(SIGTERM);
    }

    @Test
    void another_program_than_the_page_showed_is_a_conflict() {
        ProcessSample seen = sleep().build();
        host.put(program("/usr/bin/vi").build());
        assertThat(refusal(seen)).isEqualTo("IDENTITY_CHANGED");
        assertThat(host.sent).isEmpty();
    }

    @Test
    void what_ended_by_itself_is_gone_whether_before_the_click_or_after_it() {
        ProcessSample process = host.put(sleep().build());
        host.remove(process);
        assertThat(end(process).outcome()).isEqualTo(Outcome.GONE);

        host.put(process);
        host.beforeHold = () -> host.remove(process);
        assertThat(end(process).outcome()).isEqualTo(Outcome.GONE);
        assertThat(host.sent).isEmpty();
        assertThat(audit.entries())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.outcome()).contains("GONE"));
    }

    @Test
    void a_zombie_is_gone() {
        ProcessSample process = host.put(sleep().state('Z').build());
        assertThat(end(process).outcome()).isEqualTo(Outcome.GONE);
        assertThat(host.sent).isEmpty();
    }

    @Test
    void a_process_nobody_ever_saw_is_unknown() {
        assertThat(refusal(sleep().pid(999).build())).isEqualTo("PROCESS_UNKNOWN");
    }

    @Test
    void the_policy_is_read_again_at_the_click() {
        ProcessSample process = host.put(sleep().build());
        dictionary.put(Policies.entry("sleep", false));
        assertThat(refusal(process)).isEqualTo("POLICY_FORBIDS");
        assertThat(host.sent).isEmpty();
    }

    @Test
    void when_the_store_does_not_answer_nothing_is_signalled() {
        ProcessSample process = host.put(sleep().build());
        dictionary.cutOff();
        assertThat(refusal(process)).isEqualTo("STORE_UNAVAILABLE");
        assertThat(host.sent).isEmpty();
    }

    @Test
    void when_the_audit_cannot_be_written_nothing_is_signalled() {
        ProcessSample process = host.put(sleep().build());
        audit.breakDown();
        ProblemException problem = problem(process);
        assertThat(problem.code().status()).isEqualTo(503);
        assertThat(host.sent).isEmpty();
        assertThat(host.has(process)).isTrue();
    }

    @Test
    void when_the_audit_breaks_after_the_signal_the_outcome_is_told_all_the_same() {
        ProcessSample process = host.put(sleep().build());
        host.beforeWait = audit::breakDown;
        assertThat(end(process).outcome()).isEqualTo(Outcome.EXITED);
    }

    @Test
    void what_the_kernel_does_not_permit_or_offer_is_refused() {
        ProcessSample process = host.put(sleep().build());
        host.permits = false;
        assertThat(refusal(process)).isEqualTo("KERNEL_FORBIDS");
        host.hasPidfd = false;
        assertThat(refusal(process)).isEqualTo("SIGNALS_UNAVAILABLE");
        assertThat(audit.entries())
                .allSatisfy(entry -> assertThat(entry.outcome()).contains("REFUSED"));
    }

    @Test
    void a_viewer_is_refused_and_the_refusal_is_in_the_audit() {
        ProcessSample process = host.put(sleep().build());
        Caller vera = new Caller("vera", Optional.of(Role.VIEWER), Optional.empty());
        TerminationRequest request =
                new TerminationRequest(process.identity(), Expectation.of(process), "because", vera);
        assertThat(catchThrowableOfType(ProblemException.class, () -> terminator.terminate(request, _ -> {}))
                        .code()
                        .name())
                .isEqualTo("OPERATOR_NEEDED");
        assertThat(audit.entries().getFirst().decision().code()).isEqualTo("OPERATOR_NEEDED");
    }

    @Test
    void of_two_operators_at_once_one_acts_and_the_other_is_told_who_was_first()
            throws InterruptedException, ExecutionException {
        ProcessSample process = host.put(sleep().build());
        CountDownLatch firstIsInside = new CountDownLatch(1);
        CountDownLatch secondIsDone = new CountDownLatch(1);
        host.beforeHold = () -> {
            firstIsInside.countDown();
            await(secondIsDone);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TerminationReport> first = threads.submit(() -> end(process));
            await(firstIsInside);
            ProblemException told = problem(process);
            assertThat(told.code().name()).isEqualTo("TERMINATION_RUNNING");
            assertThat(told.detail().en()).startsWith("oscar was first");
            assertThat(told.detail().ko()).startsWith("oscar 사용자가 먼저");
            secondIsDone.countDown();
            assertThat(first.get().outcome()).isEqualTo(Outcome.EXITED);
        }
        assertThat(host.sent).hasSize(1);
    }

    @Test
    void of_200_requests_in_a_minute_20_are_heard_and_refusals_cost_nothing() {
        refusal(host.put(sleep().pid(77).build()));
        int ended = 0;
        for (int pid = 10_000; pid < 10_200; pid++) {
            ProcessSample process = host.put(sleep().pid(pid).build());
            if (ended < 20) {
                assertThat(end(process).outcome()).isEqualTo(Outcome.EXITED);
                ended++;
            } else {
                assertThat(refusal(process)).isEqualTo("TOO_MANY_TERMINATIONS");
            }
        }
        assertThat(host.sent).hasSize(20);
        assertThat(audit.entries()).hasSize(201);
    }

    @Test
    void of_200_requests_at_once_for_one_process_one_acts_and_199_are_told_who_was_first()
            throws InterruptedException, ExecutionException {
        ProcessSample process = host.put(sleep().build());
        CountDownLatch othersAreRefused = new CountDownLatch(199);
        host.beforeHold = () -> await(othersAreRefused);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> answer(process, othersAreRefused)))
                    .toList();
            List<String> said = new ArrayList<>();
            for (Future<String> answer : answers) {
                said.add(answer.get());
            }
            assertThat(said).containsOnly("EXITED", "TERMINATION_RUNNING");
            assertThat(said).filteredOn("EXITED"::equals).hasSize(1);
        }
        assertThat(host.sent).hasSize(1);
    }

    private String answer(ProcessSample process, CountDownLatch refused) {
        try {
            return end(process).outcome().name();
        } catch (ProblemException problem) {
            refused.countDown();
            return problem.code().name();
        }
    }

    @Test
    void of_200_requests_at_once_for_as_many_processes_20_are_heard() throws InterruptedException, ExecutionException {
        List<ProcessSample> processes = IntStream.range(10_000, 10_200)
                .mapToObj(pid -> host.put(sleep().pid(pid).build()))
                .toList();
        CountDownLatch nobody = new CountDownLatch(0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = processes.stream()
                    .map(process -> threads.submit(() -> answer(process, nobody)))
                    .toList();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("EXITED", "TOO_MANY_TERMINATIONS");
            }
        }
        assertThat(host.sent).hasSize(20);
    }

    @Test
    void a_supervised_process_is_ended_but_first_it_is_said_who_starts_it_again() {
        dictionary.put(Policies.entry("cupsd", true));
        ProcessSample process = host.put(program("/usr/sbin/cupsd")
                .uid(0)
                .cgroup("/system.slice/cups.service")
                .build());
        Caller ada = new Caller("ada", Optional.of(Role.ADMIN), Optional.empty());
        TerminationReport report = terminator.terminate(
                new TerminationRequest(process.identity(), Expectation.of(process), "because", ada), _ -> {});
        assertThat(report.outcome()).isEqualTo(Outcome.EXITED);
        assertThat(report.steps().getFirst().step()).isEqualTo("SUPERVISED");
        assertThat(report.note().orElseThrow().en()).contains("systemctl stop -- cups.service");
    }

    private TerminationReport end(ProcessSample process) {
        return terminator.terminate(request(process), _ -> {});
    }

    private String refusal(ProcessSample process) {
        return problem(process).code().name();
    }

    private ProblemException problem(ProcessSample process) {
        return catchThrowableOfType(ProblemException.class, () -> end(process));
    }

    private static TerminationRequest request(ProcessSample process) {
        return new TerminationRequest(process.identity(), Expectation.of(process), "in the way", OSCAR);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record TestConfig() implements TerminationConfig {

        @Override
        public Duration gracePeriod() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration killWait() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int perMinute() {
            return 20;
        }
    }
}
