package io.totem.policy.known;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object. What cannot be taken is added to the errors under the field's path and read as
 * empty, so that reading goes on to the next fault.
 */
public final class JsonFields {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final JsonNode object;
    private final String path;
    private final FieldErrors errors;
    /** Whether the object itself is at fault: then its fields are not reported as well. */
    private final boolean absent;

    private final Set<String> known = new LinkedHashSet<>();

    private JsonFields(JsonNode object, String path, FieldErrors errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
        this.absent = !object.isObject();
    }

    public static JsonFields of(JsonNode root, FieldErrors errors) {
        if (!root.isObject()) {
            errors.add("$", "notObject");
        }
        return new JsonFields(root, "", errors);
    }

    public boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** An object that must be there. */
    public JsonFields child(String field) {
        JsonNode node = node(field, true);
        if (!node.isMissingNode() && !node.isObject()) {
            add(field, "notObject");
        }
        return new JsonFields(node.isObject() ? node : MissingNode.getInstance(), path + field + ".", errors);
    }

    /** A string of one line, neither blank nor longer than {@code longest} characters. */
    public String line(String field, int longest) {
        JsonNode node = node(field, true);
        return node.isMissingNode() ? "" : line(field, node, longest);
    }

    public <T> Optional<T> choice(String field, Function<String, Optional<T>> choices, List<String> words) {
        JsonNode node = node(field, true);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Optional<T> chosen = node.isTextual() ? choices.apply(node.textValue()) : Optional.empty();
        if (chosen.isEmpty()) {
            add(field, "choice", String.join(", ", words));
        }
        return chosen;
    }

    public boolean bool(String field) {
        JsonNode node = node(field, true);
        if (!node.isMissingNode() && !node.isBoolean()) {
            add(field, "notBoolean");
        }
        return node.booleanValue();
    }

    /** A whole number that must be there; {@code least} where it cannot be taken. */
    public long whole(String field, long least, long greatest) {
        JsonNode node = node(field, true);
        if (node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= least
                && node.longValue() <= greatest) {
            return node.longValue();
        }
        if (!node.isMissingNode()) {
            add(field, "notNumber", String.valueOf(least), String.valueOf(greatest));
        }
        return least;
    }

    public List<Integer> integers(String field, int least, int greatest, int most) {
        List<Integer> values = new ArrayList<>();
        List<JsonNode> elements = elements(field, most);
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.isInt() && element.intValue() >= least && element.intValue() <= greatest) {
                values.add(element.intValue());
            } else {
                add(field + "[" + i + "]", "notNumber", String.valueOf(least), String.valueOf(greatest));
            }
        }
        return values.stream().distinct().toList();
    }

    /** One value for each element, empty where it is no string. */
    public List<String> lines(String field, int longest, int most) {
        List<String> values = new ArrayList<>();
        List<JsonNode> elements = elements(field, most);
        for (int i = 0; i < elements.size(); i++) {
            values.add(line(field + "[" + i + "]", elements.get(i), longest));
        }
        return List.copyOf(values);
    }

    public void add(String field, String key, Object... arguments) {
        errors.add(path + field, key, arguments);
    }

    /** To be called last: every field that was not asked for is one too many. */
    public void nothingElse(String... ignored) {
        known.addAll(List.of(ignored));
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                add(field, "unknown", String.join(", ", known));
            }
        });
    }

    private String line(String field, JsonNode node, int longest) {
        if (!node.isTextual()) {
            add(field, "notText");
            return "";
        }
        String value = node.textValue();
        int length = value.codePointCount(0, value.length());
        if (length > longest) {
            add(field, "tooLong", String.valueOf(longest), String.valueOf(length));
        } else if (value.isBlank()) {
            add(field, "blank");
        }
        if (CONTROL.matcher(value).find()) {
            add(field, "control");
        }
        return value;
    }

    private List<JsonNode> elements(String field, int most) {
        JsonNode node = node(field, false);
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            add(field, "notList");
            return List.of();
        }
        if (node.size() > most) {
            add(field, "tooMany", String.valueOf(most), String.valueOf(node.size()));
            return List.of();
        }
        return node.valueStream().toList();
    }

    /** Missing stands for null, too. */
    private JsonNode node(String field, boolean required) {
        known.add(field);
        JsonNode node = object.path(field);
        boolean missing = node.isMissingNode() || node.isNull();
        if (missing && required && !absent) {
            add(field, "missing");
        }
        return missing ? MissingNode.getInstance() : node;
    }
}
