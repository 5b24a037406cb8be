package io.totem.dashboard.rule;

import io.totem.api.rules.Condition;
import io.totem.api.rules.RulePreview;
import io.totem.dashboard.upstream.ServiceProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form for a rule.
 *
 * @param existing the name of the rule that is changed; empty for a new one
 * @param preview what it would have found, when that was asked for
 * @param refused what was wrong with the last try
 */
public record RuleFormView(
        RuleForm form, Optional<String> existing, Optional<RulePreview> preview, Optional<ServiceProblem> refused) {

    public List<String> verdicts() {
        return List.of("danger", "caution", "safe");
    }

    public List<String> measures() {
        return words(Condition.Field.values(), Condition.Field::word);
    }

    public List<String> operators() {
        return words(Condition.Operator.values(), Condition.Operator::word);
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    public boolean wrong(String field) {
        return refused.flatMap(problem -> problem.wrong(field)).isPresent();
    }

    /** What is wrong with a field; empty when nothing is. */
    public String why(String field) {
        return refused.flatMap(problem -> problem.wrong(field)).orElse("");
    }

    /** Where the form goes. */
    public String action() {
        return existing.map(name -> "/rules/" + name + "/edit").orElse(RuleEditResource.NEW);
    }

    public String back() {
        return existing.map(name -> "/rules/" + name).orElse("/rules");
    }
}
