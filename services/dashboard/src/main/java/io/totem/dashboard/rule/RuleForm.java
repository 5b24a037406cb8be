package io.totem.dashboard.rule;

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

    private static final List<String> MATCH = List.of("name", "user", "exePrefix", "verdict");

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
        values.put("mode", rule.mode());
        values.put("match.name", rule.match().name().orElse(""));
        values.put("match.user", rule.match().user().orElse(""));
        values.put("match.exePrefix", rule.match().exePrefix().orElse(""));
        values.put("match.known", rule.match().known().map(String::valueOf).orElse(""));
        values.put("match.verdict", rule.match().verdict().orElse(""));
        values.put("match.port", rule.match().port().map(String::valueOf).orElse(""));
        values.put("condition.field", rule.condition().field());
        values.put("condition.operator", rule.condition().operator());
        values.put(
                "condition.value",
                Amount.of(rule.condition().field()).write(rule.condition().value()));
        values.put("condition.forSeconds", Amount.SECONDS.write(rule.condition().forSeconds()));
        values.put("action", rule.action());
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

    /** The body of the request; what was left empty is left out. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", get("name"));
        json.put("enabled", has("enabled", "true"));
        put(json, "mode", get("mode"));
        json.put("match", match());
        json.put("condition", condition());
        put(json, "action", get("action"));
        json.put("budget", Map.of("perHour", Amount.PERCENT.read(get("budget.perHour"))));
        json.put("cooldownSeconds", Amount.SECONDS.read(get("cooldownSeconds")));
        return json;
    }

    private Map<String, Object> match() {
        Map<String, Object> match = new LinkedHashMap<>();
        for (String field : MATCH) {
            put(match, field, get("match." + field));
        }
        if (!get("match.known").isEmpty()) {
            match.put("known", has("match.known", "true"));
        }
        if (!get("match.port").isEmpty()) {
            match.put("port", Amount.PERCENT.read(get("match.port")));
        }
        return match;
    }

    private Map<String, Object> condition() {
        Map<String, Object> condition = new LinkedHashMap<>();
        put(condition, "field", get("condition.field"));
        put(condition, "operator", get("condition.operator"));
        condition.put("value", Amount.of(get("condition.field")).read(get("condition.value")));
        if (!get("condition.forSeconds").isEmpty()) {
            condition.put("forSeconds", Amount.SECONDS.read(get("condition.forSeconds")));
        }
        return condition;
    }

    private static void put(Map<String, Object> json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }
}
