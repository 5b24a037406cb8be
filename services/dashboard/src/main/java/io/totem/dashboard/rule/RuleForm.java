package io.totem.dashboard.rule;

import io.totem.api.processes.Verdict;
import io.totem.api.rules.Condition;
import io.totem.api.rules.Match;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleContent;
import io.totem.dashboard.page.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as somebody types it: every field a line of text, named as the API names it, so that what the API finds wrong
 * stands at its field.
 */
public record RuleForm(Map<String, String> values) {

    private static final List<String> FIELDS = List.of(
            "name",
            "enabled",
            "mode",
            "match.name",
            "match.user",
            "match.exePrefix",
            "match.known",
            "match.verdict",
            "match.port",
            "condition.field",
            "condition.operator",
            "condition.value",
            "condition.forSeconds",
            "action",
            "budget.perHour",
            "cooldownSeconds");

    public RuleForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static RuleForm of(MultivaluedMap<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Optional.ofNullable(typed.getFirst(field)).ifPresent(value -> values.put(field, value.strip()));
        }
        return new RuleForm(values);
    }

    /** What a careful person begins with. */
    static RuleForm empty() {
        return new RuleForm(Map.of(
                "enabled", "true",
                "mode", "shadow",
                "condition.field", "cpuPercent",
                "condition.operator", ">=",
                "condition.forSeconds", "5 min",
                "action", "warn",
                "budget.perHour", "5",
                "cooldownSeconds", "10 min"));
    }

    static RuleForm of(Rule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", rule.name());
        values.put("enabled", Boolean.toString(rule.enabled()));
        values.put("mode", rule.mode().word());
        values.put("match.name", rule.match().name().orElse(""));
        values.put("match.user", rule.match().user().orElse(""));
        values.put("match.exePrefix", rule.match().exePrefix().orElse(""));
        values.put("match.known", rule.match().known().map(String::valueOf).orElse(""));
        values.put("match.verdict", rule.match().verdict().map(Verdict::word).orElse(""));
        values.put("match.port", rule.match().port().map(String::valueOf).orElse(""));
        values.put("condition.field", rule.condition().field().word());
        values.put("condition.operator", rule.condition().operator().word());
        values.put(
                "condition.value",
                Amount.of(Optional.of(rule.condition().field()))
                        .write(rule.condition().value()));
        values.put("condition.forSeconds", Amount.SECONDS.write(rule.condition().forSeconds()));
        values.put("action", rule.action().word());
        values.put("budget.perHour", Long.toString(rule.budget().perHour()));
        values.put("cooldownSeconds", Amount.SECONDS.write(rule.cooldownSeconds()));
        return new RuleForm(values);
    }

    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return get(field).equals(value);
    }

    public boolean enforced() {
        return has("mode", "enforce");
    }

    /** Another one for another content: whoever saves has seen the preview of this one. */
    public String mark() {
        return Integer.toHexString(values.hashCode());
    }

    /** What is sent; what was left empty is left out. */
    RuleContent content() {
        return new RuleContent(
                get("name"),
                has("enabled", "true"),
                Choice.of(get("mode"), Rule.Mode::ofWord),
                match(),
                condition(),
                Choice.of(get("action"), Rule.Action::ofWord),
                new Rule.Budget(amount(Amount.PERCENT, "budget.perHour")),
                amount(Amount.SECONDS, "cooldownSeconds"));
    }

    private Match match() {
        return new Match(
                line("match.name"),
                line("match.user"),
                line("match.exePrefix"),
                line("match.known").map(Boolean::valueOf),
                Optional.ofNullable(Choice.of(get("match.verdict"), Verdict::ofWord)),
                line("match.port").map(_ -> (int) amount(Amount.PERCENT, "match.port")));
    }

    private Condition condition() {
        Condition.Field field = Choice.of(get("condition.field"), Condition.Field::ofWord);
        return new Condition(
                field,
                Choice.of(get("condition.operator"), Condition.Operator::ofWord),
                amount(Amount.of(Optional.ofNullable(field)), "condition.value"),
                line("condition.forSeconds")
                        .map(_ -> amount(Amount.SECONDS, "condition.forSeconds"))
                        .orElse(0L));
    }

    private Optional<String> line(String field) {
        return Optional.of(get(field)).filter(typed -> !typed.isEmpty());
    }

    /** What is no amount goes on as one that nothing takes: the API says what is wrong with it. */
    private long amount(Amount unit, String field) {
        return unit.read(get(field)) instanceof Long read ? read : -1;
    }
}
