package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.totem.api.processes.Outcome;
import io.totem.api.processes.TerminationReport;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.testing.People;
import io.totem.policy.windows.PlayedWindows;
import io.totem.procfs.Pidfd.Delivery;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows' way from the table to the last step, with real processes of this machine; accounts and taskkill are played. */
class KillSafetyWindowsTest {

    private static final Duration IMPATIENCE = Duration.ofMillis(300);
    private static final int NOT_FOUND = 128;
    private static final int ACCESS_DENIED = 1;

    private final RealHost host = new RealHost(new PlayedWindows());
    private final People people = new People();
    private final List<String> commands = new ArrayList<>();

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @Test
    void a_process_that_does_not_close_is_asked_first_and_ended_then_by_its_number_alone() {
        Process stubborn = people.start("sleep", "600");
        ProcessSignals signals = new TaskkillSignals(command -> {
            commands.add(String.join(" ", command));
            if (command.contains("/F")) {
                stubborn.destroyForcibly();
            }
            return 0;
        });
        await().until(() -> host.now((int) stubborn.pid())
                .filter(now -> now.comm().equals("sleep"))
                .isPresent());
        TerminationReport report = host.end(host.show(stubborn.pid()), signals, IMPATIENCE);
        assertThat(report.outcome()).isEqualTo(Outcome.KILLED);
        assertThat(commands).containsExactly("taskkill /PID " + stubborn.pid(), "taskkill /F /PID " + stubborn.pid());
        assertThat(report.steps()).extracting(step -> step.step()).contains("RECOGNISED");
    }

    @Test
    void a_process_that_closes_when_it_is_asked_is_never_forced() {
        Process polite = people.start("sleep", "600");
        ProcessSignals signals = new TaskkillSignals(command -> {
            commands.add(String.join(" ", command));
            polite.destroy();
            return 0;
        });
        await().until(() -> host.now((int) polite.pid())
                .filter(now -> now.comm().equals("sleep"))
                .isPresent());
        assertThat(host.end(host.show(polite.pid()), signals, Duration.ofSeconds(10))
                        .outcome())
                .isEqualTo(Outcome.EXITED);
        assertThat(commands).containsExactly("taskkill /PID " + polite.pid());
    }

    @Test
    void a_process_of_another_start_time_is_not_asked() {
        Process sleep = people.start("sleep", "600");
        await().until(() -> host.now((int) sleep.pid())
                .filter(now -> now.comm().equals("sleep"))
                .isPresent());
        ProcessSample shown = host.show(sleep.pid());
        ProcessIdentity earlier = new ProcessIdentity(
                shown.identity().bootId(), shown.pid(), shown.identity().startTicks() - 10_000);
        assertThatThrownBy(
                        () -> host.end(earlier, Expectation.of(shown), new TaskkillSignals(this::record), IMPATIENCE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Refusal.IDENTITY_CHANGED));
        assertThat(commands).isEmpty();
    }

    @Test
    void of_a_process_that_is_over_nothing_is_asked() throws Exception {
        Process sleep = people.start("sleep", "600");
        ProcessSignals.Hold hold = new TaskkillSignals(this::record).hold((int) sleep.pid());
        sleep.destroyForcibly().waitFor();
        try (ProcessSignals.Target target = ((ProcessSignals.Hold.Held) hold).target()) {
            assertThat(target.send(Signal.SIGKILL)).isEqualTo(Delivery.GONE);
        }
        assertThat(commands).isEmpty();
    }

    @Test
    void what_taskkill_answers_is_told_apart() throws Exception {
        Process sleep = people.start("sleep", "600");
        assertThat(sent(sleep, NOT_FOUND)).isEqualTo(Delivery.GONE);
        assertThat(sent(sleep, ACCESS_DENIED)).isEqualTo(Delivery.NOT_PERMITTED);
        assertThat(sent(sleep, 0)).isEqualTo(Delivery.SENT);
        assertThat(sleep.isAlive()).isTrue();
    }

    private Delivery sent(Process process, int answer) {
        ProcessSignals.Hold hold = new TaskkillSignals(_ -> answer).hold((int) process.pid());
        try (ProcessSignals.Target target = ((ProcessSignals.Hold.Held) hold).target()) {
            return target.send(Signal.SIGTERM);
        }
    }

    private int record(List<String> command) {
        commands.add(String.join(" ", command));
        return 0;
    }
}
