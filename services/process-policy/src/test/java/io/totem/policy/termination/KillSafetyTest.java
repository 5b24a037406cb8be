package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.totem.api.processes.Outcome;
import io.totem.api.processes.TerminationReport;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.testing.People;
import io.totem.procfs.ProcessSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kill safety with real processes and real signals. */
class KillSafetyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    private final RealHost host = new RealHost();
    private final People people = new People();

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @Test
    void an_ordinary_process_exits_on_sigterm() {
        Process sleep = people.start("sh", "-c", "echo ready; exec sleep 600");
        awaitLine(sleep);
        ProcessSample seen = awaitProgram(sleep, "sleep");
        TerminationReport report = host.end(seen, PATIENCE);
        assertThat(report.outcome()).isEqualTo(Outcome.EXITED);
        assertThat(report.steps())
                .extracting(step -> step.step())
                .contains("HELD")
                .doesNotContain("STILL_RUNNING");
        assertThat(sleep.onExit().join().exitValue()).isEqualTo(128 + 15);
    }

    @Test
    void a_process_that_ignores_sigterm_is_killed_after_the_patience() {
        Process stubborn = people.start("sh", "-c", "trap '' TERM; echo ready; while :; do read x; done");
        awaitLine(stubborn);
        TerminationReport report = host.end(host.show(stubborn.pid()), IMPATIENCE);
        assertThat(report.outcome()).isEqualTo(Outcome.KILLED);
        assertThat(report.steps()).extracting(step -> step.step()).contains("STILL_RUNNING", "SIGKILL_SENT");
        assertThat(stubborn.onExit().join().exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void on_a_kernel_without_pidfd_a_process_is_recognised_by_its_start_time_and_the_answer_says_so() {
        Process sleep = people.start("sleep", "600");
        TerminationReport exited = host.end(awaitProgram(sleep, "sleep"), new StartTimeSignals(), PATIENCE);
        assertThat(exited.outcome()).isEqualTo(Outcome.EXITED);
        assertThat(exited.steps())
                .extracting(step -> step.step())
                .contains("RECOGNISED")
                .doesNotContain("HELD");

        Process stubborn = people.start("sh", "-c", "trap '' TERM; echo ready; while :; do read x; done");
        awaitLine(stubborn);
        TerminationReport killed = host.end(host.show(stubborn.pid()), new StartTimeSignals(), IMPATIENCE);
        assertThat(killed.outcome()).isEqualTo(Outcome.KILLED);
    }

    @Test
    void a_stopped_process_is_killed_although_it_cannot_hear_sigterm() {
        Process stopped = people.start("sh", "-c", "echo ready; kill -STOP $$; sleep 600");
        awaitLine(stopped);
        await().until(() -> host.now((int) stopped.pid()).orElseThrow().state() == 'T');
        assertThat(host.end(host.show(stopped.pid()), IMPATIENCE).outcome()).isEqualTo(Outcome.KILLED);
    }

    @Test
    void a_zombie_is_gone_and_its_parent_is_left_alone() {
        Process parent = people.start("sh", "-c", "sleep 0 & echo $!; exec sleep 600");
        int zombie = Integer.parseInt(awaitLine(parent));
        await().until(() -> host.now(zombie).orElseThrow().state() == 'Z');
        assertThat(host.end(host.show(zombie), PATIENCE).outcome()).isEqualTo(Outcome.GONE);
        assertThat(parent.isAlive()).isTrue();
    }

    @Test
    void a_process_whose_parent_never_collects_it_counts_as_exited() {
        Process parent = people.start("sh", "-c", "sleep 600 & echo $!; exec sleep 601");
        int child = Integer.parseInt(awaitLine(parent));
        await().until(() -> host.now(child).filter(KillSafetyTest::isSleep).isPresent());
        assertThat(host.end(host.show(child), PATIENCE).outcome()).isEqualTo(Outcome.EXITED);
        assertThat(host.now(child).orElseThrow().state()).isEqualTo('Z');
        assertThat(parent.isAlive()).isTrue();
    }

    @Test
    void what_ended_after_it_was_shown_is_gone() throws InterruptedException {
        Process sleep = people.start("sleep", "600");
        ProcessSample seen = awaitProgram(sleep, "sleep");
        sleep.destroyForcibly().waitFor();
        assertThat(host.end(seen, PATIENCE).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void a_process_that_executes_another_program_after_it_was_shown_is_not_signalled() throws IOException {
        Process changing = people.start("sh", "-c", "echo ready; read go; exec sleep 600");
        awaitLine(changing);
        ProcessSample seen = host.show(changing.pid());
        changing.outputWriter().write("go\n");
        changing.outputWriter().flush();
        ProcessSample now = awaitProgram(changing, "sleep");
        assertThat(now.identity()).isEqualTo(seen.identity());
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> host.end(seen, PATIENCE));
        assertThat(problem.code()).isEqualTo(Refusal.IDENTITY_CHANGED);
        assertThat(changing.isAlive()).isTrue();
    }

    @Test
    void this_process_its_ancestors_and_pid_1_are_protected_on_this_very_machine() {
        assertThat(refusal(ProcessHandle.current().pid())).isEqualTo(Refusal.PROTECTED_TOTEM);
        assertThat(refusal(ProcessHandle.current().parent().orElseThrow().pid()))
                .isIn(Refusal.PROTECTED_TOTEM, Refusal.PROTECTED_INIT);
        assertThat(refusal(1)).isEqualTo(Refusal.PROTECTED_INIT);
    }

    private Object refusal(long pid) {
        return catchThrowableOfType(ProblemException.class, () -> host.end(host.show(pid), PATIENCE))
                .code();
    }

    private ProcessSample awaitProgram(Process process, String program) {
        await().until(() -> host.now((int) process.pid())
                .flatMap(ProcessSample::executable)
                .filter(path -> path.endsWith("/" + program))
                .isPresent());
        return host.show(process.pid());
    }

    private static boolean isSleep(ProcessSample process) {
        return process.executable().filter(path -> path.endsWith("/sleep")).isPresent();
    }

    private static String awaitLine(Process process) {
        try {
            BufferedReader output = process.inputReader();
            return output.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
