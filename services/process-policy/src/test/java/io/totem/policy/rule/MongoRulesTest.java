package io.totem.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.rules.Condition;
import io.totem.api.rules.Match;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.text.LocalizedText;
import io.totem.platform.limit.Page;
import io.totem.platform.testing.MemoryDatabase;
import io.totem.platform.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @RegisterExtension
    final MemoryDatabase store = new MemoryDatabase();

    private final TurnableClock clock = new TurnableClock();
    private MongoRules rules;

    @BeforeEach
    void prepare() {
        rules = new MongoRules(store.of("web-1"), clock);
        rules.prepare();
    }

    @Test
    void what_happened_is_kept_for_ninety_days_also_where_the_store_lets_nothing_go_by_itself() {
        rules.note(event("first"));
        clock.turn(Duration.ofDays(90));
        rules.note(event("second"));
        assertThat(events()).containsExactly("second", "first");
        clock.turn(Duration.ofMillis(1));
        rules.note(event("third"));
        assertThat(events()).containsExactly("third", "second");
    }

    @Test
    void only_what_was_made_stands_as_made_in_the_record() {
        assertThat(rules.insert(rule())).isTrue();
        assertThat(rules.insert(rule())).isFalse();
        assertThat(rules.replace(rule())).isTrue();
        assertThat(rules.delete("greedy", "ada")).isTrue();
        assertThat(rules.delete("greedy", "ada")).isFalse();
        assertThat(rules.replace(rule())).isFalse();
        assertThat(store.collection("rule_changes")
                        .find()
                        .map(change -> change.getBoolean("made"))
                        .into(new ArrayList<>()))
                .containsExactly(true, true, true);
    }

    private List<String> events() {
        return rules.events("greedy", new Page(1, 10)).items().stream()
                .map(RuleEvent::identity)
                .toList();
    }

    private RuleEvent event(String identity) {
        return new RuleEvent(clock.instant(), "greedy", identity, "eater", "mina", "WARNED", LocalizedText.same("x"));
    }

    private static Rule rule() {
        return new Rule(
                "greedy",
                true,
                Rule.Mode.SHADOW,
                new Match(
                        Optional.of("eater"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Condition(Condition.Field.CPU_PERCENT, Condition.Operator.AT_LEAST, 80, 60),
                Rule.Action.WARN,
                new Rule.Budget(5),
                0,
                Optional.empty(),
                "ada",
                NOON);
    }
}
