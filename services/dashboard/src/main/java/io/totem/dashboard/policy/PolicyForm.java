package io.totem.dashboard.policy;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Platform;
import io.totem.api.policies.PolicyContent;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.TerminationPolicy;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A policy as somebody types it: every field a line of text, named as the API names it, so that what the API finds wrong
 * stands at its field.
 */
public record PolicyForm(Map<String, String> values) {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final List<String> FIELDS = List.of(
            "name",
            "platform",
            "category",
            "description.ko",
            "description.en",
            "policy.is_system",
            "policy.terminatable",
            "policy.reason.ko",
            "policy.reason.en",
            "expected.root",
            "expected.ports",
            "expected.publicPorts",
            "expected.paths",
            "supervisor",
            "advice.ko",
            "advice.en",
            "tags");

    public PolicyForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static PolicyForm of(MultivaluedMap<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : FIELDS) {
            Optional.ofNullable(typed.getFirst(field)).ifPresent(value -> values.put(field, value.strip()));
        }
        return new PolicyForm(values);
    }

    public static PolicyForm of(ProcessPolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", policy.name());
        values.put("platform", policy.platform().word());
        values.put("category", policy.category());
        put(values, "description", policy.description());
        values.put("policy.is_system", Boolean.toString(policy.policy().isSystem()));
        values.put("policy.terminatable", Boolean.toString(policy.policy().terminatable()));
        put(values, "policy.reason", policy.policy().reason());
        values.put("expected.root", Boolean.toString(policy.expected().root()));
        values.put("expected.ports", join(policy.expected().ports(), ", "));
        values.put("expected.publicPorts", join(policy.expected().publicPorts(), ", "));
        values.put("expected.paths", join(policy.expected().paths(), "\n"));
        values.put("supervisor", policy.supervisor());
        put(values, "advice", policy.advice());
        values.put("tags", join(policy.tags(), ", "));
        return new PolicyForm(values);
    }

    /** What nobody has typed yet. */
    static PolicyForm empty(String name) {
        return new PolicyForm(Map.of("name", name, "platform", "linux", "category", "general"));
    }

    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean checked(String field) {
        return get(field).equals("true");
    }

    public boolean has(String field, String value) {
        return get(field).equals(value);
    }

    /** What is sent; what was left empty and may be is left out. */
    PolicyContent content() {
        boolean advised = !get("advice.ko").isEmpty() || !get("advice.en").isEmpty();
        return new PolicyContent(
                get("name"),
                Choice.of(get("platform"), Platform::ofWord),
                get("category"),
                text("description"),
                new TerminationPolicy(
                        checked("policy.is_system"), checked("policy.terminatable"), text("policy.reason")),
                new Expected(
                        checked("expected.root"),
                        numbers("expected.ports"),
                        numbers("expected.publicPorts"),
                        list("expected.paths", LINE_END)),
                Optional.of(get("supervisor")).filter(word -> !word.isEmpty()),
                advised ? Optional.of(text("advice")) : Optional.empty(),
                list("tags", COMMA));
    }

    private LocalizedText text(String field) {
        return new LocalizedText(get(field + ".ko"), get(field + ".en"));
    }

    private List<String> list(String field, Pattern separator) {
        return separator
                .splitAsStream(get(field))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** What is no number goes on as the 0 that no port has: the API says which entry it cannot take. */
    private List<Integer> numbers(String field) {
        return list(field, COMMA).stream()
                .map(entry -> entry.matches("\\d{1,9}") ? Integer.valueOf(entry) : Integer.valueOf(0))
                .toList();
    }

    private static void put(Map<String, String> values, String field, LocalizedText text) {
        values.put(field + ".ko", text.ko());
        values.put(field + ".en", text.en());
    }

    private static String join(List<?> entries, String separator) {
        return String.join(separator, entries.stream().map(Object::toString).toList());
    }
}
