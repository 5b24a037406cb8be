package io.totem.policy.rule;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.page.Paged;
import io.totem.api.processes.Outcome;
import io.totem.api.processes.TerminationReport;
import io.totem.api.processes.Verdict;
import io.totem.api.rules.Condition;
import io.totem.api.rules.Match;
import io.totem.api.rules.Rule;
import io.totem.api.rules.Rule.Action;
import io.totem.api.rules.Rule.Budget;
import io.totem.api.rules.Rule.Mode;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import io.totem.policy.termination.Refusal;
import io.totem.policy.termination.TerminationRequest;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.verdict.Assessment;
import io.totem.procfs.ProcessSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleEngineTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Match EATER = new Match(Optional.of("eater"), none(), none(), none(), none(), none());

    private final Rules store = new Rules();
    private final List<TerminationRequest> asked = new ArrayList<>();
    private boolean refusing;
    private long nanos;
    private Instant now = NOON;
    private final RuleEngine engine =
            new RuleEngine(store, this::end, Clock.fixed(NOON, ZoneOffset.UTC), () -> nanos, Runnable::run);

    @Test
    void in_shadow_it_says_what_it_would_have_ended_and_does_nothing() {
        put(rule(Mode.SHADOW, 0, 5, 0));
        sweep(eater(90));
        assertThat(asked).isEmpty();
        assertThat(outcomes()).containsExactly("WOULD_HAVE_ENDED");
    }

    @Test
    void enforced_it_asks_as_a_person_would_under_the_rules_name() {
        put(rule(Mode.ENFORCE, 0, 5, 0));
        sweep(eater(90));
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.caller().name()).isEqualTo("rule:greedy");
            assertThat(request.caller().role()).contains(Role.ADMIN);
            assertThat(request.expected().executable()).contains("/opt/eater");
            assertThat(request.reason()).contains("greedy");
        });
        assertThat(outcomes()).containsExactly("EXITED");
    }

    @Test
    void what_the_decision_refuses_is_not_ended_and_the_refusal_is_written() {
        refusing = true;
        put(rule(Mode.ENFORCE, 0, 5, 0));
        sweep(eater(90));
        assertThat(outcomes()).containsExactly("PROTECTED_TOTEM");
    }

    @Test
    void the_condition_must_hold_all_the_time_and_a_break_starts_anew() {
        put(rule(Mode.ENFORCE, 60, 5, 0));
        sweep(eater(90));
        pass(59);
        sweep(eater(90));
        assertThat(asked).isEmpty();
        sweep(eater(10));
        pass(30);
        sweep(eater(90));
        pass(59);
        sweep(eater(90));
        assertThat(asked).isEmpty();
        pass(1);
        sweep(eater(90));
        assertThat(asked).hasSize(1);
    }

    @Test
    void another_process_under_the_same_pid_starts_anew() {
        put(rule(Mode.ENFORCE, 60, 5, 0));
        sweep(eater(90));
        pass(60);
        sweep(eater(90).startTicks(2_000));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_clock_that_jumps_makes_nothing_happen_early() {
        put(rule(Mode.ENFORCE, 60, 5, 600));
        sweep(eater(90));
        now = now.minus(Duration.ofDays(1));
        sweep(eater(90));
        now = now.plus(Duration.ofDays(2));
        sweep(eater(90));
        assertThat(asked).isEmpty();
        pass(60);
        sweep(eater(90));
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofDays(1));
        pass(100);
        sweep(eater(90));
        assertThat(asked).as("it still rests").hasSize(1);
    }

    @Test
    void an_age_after_a_clock_went_backwards_is_no_reason() {
        put(new Rule(
                "greedy",
                true,
                Mode.ENFORCE,
                EATER,
                new Condition(Condition.Field.AGE_SECONDS, Condition.Operator.AT_LEAST, 60, 0),
                Action.TERMINATE,
                new Budget(5),
                0,
                Optional.empty(),
                "ada",
                NOON));
        now = Instant.parse("2026-11-19T00:00:00Z");
        sweep(eater(1));
        assertThat(asked).isEmpty();
    }

    @Test
    void it_rests_between_two_acts() {
        put(rule(Mode.ENFORCE, 0, 5, 300));
        sweep(eater(90), eater(90).pid(4_343));
        assertThat(asked).hasSize(1);
        pass(299);
        sweep(eater(90), eater(90).pid(4_343));
        assertThat(asked).hasSize(1);
        pass(1);
        sweep(eater(90), eater(90).pid(4_343));
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_spent_budget_turns_the_rule_off_and_says_so() {
        put(rule(Mode.ENFORCE, 0, 2, 0));
        sweep(eater(90), eater(90).pid(2), eater(90).pid(3), eater(90).pid(4));
        assertThat(asked).hasSize(2);
        assertThat(outcomes()).containsExactly("EXITED", "EXITED", "TURNED_OFF");
        assertThat(store.get("greedy").orElseThrow()).satisfies(rule -> {
            assertThat(rule.enabled()).isFalse();
            assertThat(rule.stopped().orElseThrow().en()).contains("in an hour (2)");
            assertThat(rule.stopped().orElseThrow().ko()).contains("2번");
        });
        pass(7_200);
        sweep(eater(90));
        assertThat(asked).hasSize(2);
    }

    @Test
    void after_an_hour_the_budget_is_whole_again() {
        put(rule(Mode.ENFORCE, 0, 1, 0));
        sweep(eater(90));
        pass(3_600);
        sweep(eater(90));
        assertThat(outcomes()).containsExactly("EXITED", "EXITED");
    }

    @Test
    void threads_of_the_kernel_and_other_programs_are_left_alone() {
        put(rule(Mode.ENFORCE, 0, 5, 0));
        sweep(kernel("eater").cpuPercent(99), program("/opt/other").cpuPercent(99));
        assertThat(asked).isEmpty();
    }

    @Test
    void a_share_that_was_not_measured_yet_meets_no_condition() {
        put(rule(Mode.ENFORCE, 0, 5, 0));
        sweep(program("/opt/eater"));
        assertThat(asked).isEmpty();
    }

    @Test
    void the_preview_tells_how_long_it_held_in_the_last_hour() {
        UsageWindow minutes = new UsageWindow();
        for (int minute = 0; minute < 90; minute++) {
            double cpu = minute >= 70 && minute < 80 ? 95 : 5;
            minutes.sweepCompleted(new SweepCompleted(NOON.plusSeconds(60L * minute), List.of(view(eater(cpu)))));
        }
        RulePreview preview = PreviewMaker.of("test", rule(Mode.SHADOW, 600, 5, 0), minutes.lastHour());
        assertThat(preview.matching()).isEqualTo(1);
        assertThat(preview.processes()).singleElement().satisfies(found -> {
            assertThat(found.minutes()).isEqualTo(10);
            assertThat(found.longestSeconds()).isEqualTo(600);
            assertThat(found.wouldAct()).isTrue();
        });
        assertThat(PreviewMaker.of("test", rule(Mode.SHADOW, 601, 5, 0), minutes.lastHour())
                        .wouldAct())
                .isZero();
    }

    @Test
    void the_hour_is_forgotten_when_the_clock_goes_backwards_and_what_is_over_leaves_it() {
        UsageWindow minutes = new UsageWindow();
        minutes.sweepCompleted(new SweepCompleted(NOON, List.of(view(eater(90)))));
        minutes.sweepCompleted(new SweepCompleted(
                NOON.plusSeconds(3_660), List.of(view(eater(90).pid(9)))));
        assertThat(minutes.lastHour()).hasSize(1);
        minutes.sweepCompleted(new SweepCompleted(NOON, List.of()));
        assertThat(minutes.lastHour()).isEmpty();
    }

    @Test
    void what_has_just_ended_is_still_known_by_what_it_ran() {
        UsageWindow minutes = new UsageWindow();
        minutes.sweepCompleted(new SweepCompleted(NOON, List.of(view(eater(90)))));
        minutes.sweepCompleted(new SweepCompleted(NOON.plusSeconds(3), List.of(view(eater(0).executableUnreadable()))));
        assertThat(minutes.lastHour())
                .singleElement()
                .satisfies(
                        seen -> assertThat(seen.process().sample().executable()).contains("/opt/eater"));
    }

    @Test
    void of_more_processes_than_the_hour_remembers_the_longest_gone_are_forgotten() {
        UsageWindow minutes = new UsageWindow();
        List<ProcessView> gone = IntStream.rangeClosed(1, UsageWindow.MOST_PROCESSES)
                .mapToObj(pid -> view(eater(5).pid(pid)))
                .toList();
        minutes.sweepCompleted(new SweepCompleted(NOON, gone));
        minutes.sweepCompleted(
                new SweepCompleted(NOON.plusSeconds(60), List.of(view(eater(95).pid(9_999)))));
        assertThat(minutes.lastHour())
                .hasSize(UsageWindow.MOST_PROCESSES)
                .anySatisfy(seen -> assertThat(seen.process().sample().pid()).isEqualTo(9_999));
    }

    private TerminationReport end(TerminationRequest request) {
        asked.add(request);
        if (refusing) {
            throw new ProblemException(Refusal.PROTECTED_TOTEM, new LocalizedText("보호됨", "protected"));
        }
        return new TerminationReport(
                "test",
                request.identity().toString(),
                "eater",
                Outcome.EXITED,
                new LocalizedText("끝남", "over"),
                Optional.empty(),
                1,
                "id",
                List.of());
    }

    private void put(Rule rule) {
        store.insert(rule);
        engine.refresh();
    }

    private void pass(long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private void sweep(SampleBuilder... processes) {
        engine.sweepCompleted(new SweepCompleted(
                now, Arrays.stream(processes).map(RuleEngineTest::view).toList()));
    }

    private List<String> outcomes() {
        return store.events.stream().map(RuleEvent::outcome).toList();
    }

    private static SampleBuilder eater(double cpu) {
        return program("/opt/eater").cpuPercent(cpu);
    }

    private static Rule rule(Mode mode, long forSeconds, long perHour, long cooldown) {
        return new Rule(
                "greedy",
                true,
                mode,
                EATER,
                new Condition(Condition.Field.CPU_PERCENT, Condition.Operator.AT_LEAST, 80, forSeconds),
                Action.TERMINATE,
                new Budget(perHour),
                cooldown,
                Optional.empty(),
                "ada",
                NOON);
    }

    private static ProcessView view(SampleBuilder process) {
        ProcessSample sample = process.build();
        Explanation unknown = Explanation.NONE;
        return new ProcessView(
                sample,
                List.of(),
                new Assessment(unknown, List.of(), Verdict.CAUTION, new LocalizedText("", "")),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    /** Rules in memory. */
    private static final class Rules implements RuleStore {

        private final Map<String, Rule> rules = new LinkedHashMap<>();
        private final List<RuleEvent> events = new ArrayList<>();

        @Override
        public List<Rule> all() {
            return List.copyOf(rules.values());
        }

        @Override
        public Optional<Rule> get(String name) {
            return Optional.ofNullable(rules.get(name));
        }

        @Override
        public boolean insert(Rule rule) {
            return rules.putIfAbsent(rule.name(), rule) == null;
        }

        @Override
        public boolean replace(Rule rule) {
            return rules.replace(rule.name(), rule) != null;
        }

        @Override
        public boolean delete(String name, String who) {
            return rules.remove(name) != null;
        }

        @Override
        public void note(RuleEvent event) {
            events.add(event);
        }

        @Override
        public Paged<RuleEvent> events(String rule, Page page) {
            return page.answer("test", events.size(), page.of(events));
        }
    }
}
