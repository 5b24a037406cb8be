package io.totem.policy.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.totem.api.processes.Verdict;
import io.totem.api.rules.Condition;
import io.totem.api.rules.Match;
import io.totem.api.rules.Rule.Action;
import io.totem.api.rules.Rule.Budget;
import io.totem.api.rules.Rule.Mode;
import io.totem.api.rules.RuleContent;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import io.totem.policy.known.FieldErrors;
import io.totem.policy.known.JsonFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns what somebody sent into a rule, or into the list of everything that is wrong with it. */
final class RuleReader {

    private static final long DAY = 86_400;
    private static final int PATH = 4_096;

    private static final ObjectReader JSON = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RuleReader() {}

    /**
     * @param existing the name in the address; empty for a new rule
     * @throws ProblemException 400 RULE_INVALID naming every field that cannot be taken
     */
    static RuleContent read(String json, Optional<String> existing) throws JsonProcessingException {
        FieldErrors errors = new FieldErrors();
        JsonFields fields = JsonFields.of(JSON.readTree(json), errors);
        String name = existing.isPresent() && !fields.has("name") ? existing.get() : fields.line("name", 64);
        if (!name.isEmpty() && !name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
            fields.add("name", "ruleName");
        }
        existing.filter(fixed -> !fixed.equals(name)).ifPresent(fixed -> fields.add("name", "ruleFixed", fixed));
        boolean enabled = !fields.has("enabled") || fields.bool("enabled");
        Mode mode = fields.has("mode") ? word(fields, "mode", Mode.values(), Mode::word) : Mode.SHADOW;
        Match match = match(fields.child("match"));
        Condition condition = condition(fields.child("condition"));
        Action action = word(fields, "action", Action.values(), Action::word);
        JsonFields budget = fields.child("budget");
        Budget perHour = new Budget(budget.whole("perHour", 1, 100));
        budget.nothingElse();
        long cooldown = fields.whole("cooldownSeconds", 0, DAY);
        // What only the server sets may come back from whoever read the rule before.
        fields.nothingElse("name", "enabled", "mode", "stopped", "updatedBy", "updatedAt");
        errors.throwIfAny(PolicyError.RULE_INVALID, Messages.text("rule.invalid"));
        return new RuleContent(name, enabled, mode, match, condition, action, perHour, cooldown);
    }

    private static Match match(JsonFields fields) {
        Match match = new Match(
                line(fields, "name", 255),
                line(fields, "user", 255),
                line(fields, "exePrefix", PATH),
                fields.has("known") ? Optional.of(fields.bool("known")) : Optional.empty(),
                fields.has("verdict")
                        ? fields.choice("verdict", Verdict::ofWord, words(Verdict.values(), Verdict::word))
                        : Optional.empty(),
                fields.has("port") ? Optional.of((int) fields.whole("port", 1, 65_535)) : Optional.empty());
        fields.nothingElse("name", "user", "exePrefix", "known", "verdict", "port");
        return match;
    }

    private static Condition condition(JsonFields fields) {
        Condition condition = new Condition(
                word(fields, "field", Condition.Field.values(), Condition.Field::word),
                word(fields, "operator", Condition.Operator.values(), Condition.Operator::word),
                fields.whole("value", 0, 1L << 50),
                fields.has("forSeconds") ? fields.whole("forSeconds", 0, DAY) : 0);
        fields.nothingElse("forSeconds");
        return condition;
    }

    private static Optional<String> line(JsonFields fields, String field, int longest) {
        return fields.has(field) ? Optional.of(fields.line(field, longest)) : Optional.empty();
    }

    /** The first of them where there is none: then the rule is refused anyway. */
    private static <T> T word(JsonFields fields, String field, T[] values, Function<T, String> word) {
        return fields.choice(
                        field,
                        given -> Arrays.stream(values)
                                .filter(value -> word.apply(value).equals(given))
                                .findFirst(),
                        words(values, word))
                .orElse(values[0]);
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
