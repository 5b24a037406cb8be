package io.totem.policy.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where each cell of a row stands in a policy's JSON. A list is written with bars between its values. */
enum CsvColumns {
    NAME("name", Kind.TEXT),
    PLATFORM("platform", Kind.TEXT),
    CATEGORY("category", Kind.TEXT),
    DESCRIPTION_KO("description.ko", Kind.TEXT),
    DESCRIPTION_EN("description.en", Kind.TEXT),
    IS_SYSTEM("policy.is_system", Kind.FLAG),
    TERMINATABLE("policy.terminatable", Kind.FLAG),
    REASON_KO("policy.reason.ko", Kind.TEXT),
    REASON_EN("policy.reason.en", Kind.TEXT),
    ROOT("expected.root", Kind.FLAG),
    PORTS("expected.ports", Kind.NUMBERS),
    PUBLIC_PORTS("expected.publicPorts", Kind.NUMBERS),
    PATHS("expected.paths", Kind.TEXTS),
    SUPERVISOR("supervisor", Kind.TEXT),
    ADVICE_KO("advice.ko", Kind.TEXT),
    ADVICE_EN("advice.en", Kind.TEXT),
    TAGS("tags", Kind.TEXTS);

    private enum Kind {
        TEXT,
        FLAG,
        NUMBERS,
        TEXTS
    }

    static final List<String> HEADER =
            Arrays.stream(values()).map(column -> column.path).toList();

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    /** What a spreadsheet would take for a formula, and what we have put an apostrophe before. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t].*", Pattern.DOTALL);

    private final String path;
    private final Kind kind;

    CsvColumns(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** Puts a cell where it belongs; an empty one is left out. */
    static void put(ObjectNode policy, String column, String cell) {
        CsvColumns found = values()[HEADER.indexOf(column)];
        if (!cell.isEmpty()) {
            String[] parts = found.path.split("\\.");
            ObjectNode parent = policy;
            for (int i = 0; i < parts.length - 1; i++) {
                parent = parent.withObjectProperty(parts[i]);
            }
            parent.set(parts[parts.length - 1], found.value(plain(cell)));
        }
    }

    /** A policy's JSON as a row, in the order of {@link #HEADER}. */
    static List<String> row(JsonNode policy) {
        return Arrays.stream(values())
                .map(column -> column.cell(policy))
                .map(CsvColumns::guarded)
                .toList();
    }

    private String cell(JsonNode policy) {
        JsonNode value = policy.at("/" + path.replace('.', '/'));
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining("|"))
                : value.asText();
    }

    private JsonNode value(String cell) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case TEXT -> nodes.textNode(cell);
            case FLAG ->
                cell.equals("true") || cell.equals("false")
                        ? nodes.booleanNode(cell.equals("true"))
                        : nodes.textNode(cell);
            case NUMBERS -> {
                ArrayNode numbers = nodes.arrayNode();
                BAR.splitAsStream(cell)
                        .map(String::strip)
                        .map(part -> NUMBER.matcher(part).matches()
                                ? nodes.numberNode(Integer.parseInt(part))
                                : nodes.textNode(part))
                        .forEach(numbers::add);
                yield numbers;
            }
            case TEXTS -> {
                ArrayNode texts = nodes.arrayNode();
                BAR.splitAsStream(cell).forEach(texts::add);
                yield texts;
            }
        };
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
