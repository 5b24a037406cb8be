package io.totem.dashboard.process;

import io.totem.dashboard.page.Query;
import java.util.List;

/** The columns of the process list, and how each sorts. */
public enum Column {
    VERDICT("verdict", true, "w-state"),
    NAME("name", false, "w-name"),
    PID("pid", false, "w-pid number"),
    USER("user", false, "w-user"),
    PORT("port", false, "w-ports"),
    CPU("cpu", true, "w-cpu number"),
    MEMORY("memory", true, "w-memory number"),
    WHAT("", false, "");

    private final String key;
    private final boolean highestFirst;
    private final String style;

    Column(String key, boolean highestFirst, String style) {
        this.key = key;
        this.highestFirst = highestFirst;
        this.style = style;
    }

    /** A column's head as it stands over the list now. */
    public record Head(Column column, boolean sortable, String link, String aria, String arrow) {}

    static List<Head> heads(Query query) {
        return List.of(values()).stream().map(column -> column.head(query)).toList();
    }

    /** In the style sheet. */
    public String style() {
        return style;
    }

    private Head head(Query query) {
        String sorted = query.get("sort").isEmpty() ? "-verdict" : query.get("sort");
        boolean up = sorted.equals(key);
        boolean down = sorted.equals("-" + key);
        String first = highestFirst ? "-" + key : key;
        String second = highestFirst ? key : "-" + key;
        String link = query.with("sort", sorted.equals(first) ? second : first).toString();
        String aria = up ? "ascending" : down ? "descending" : "";
        return new Head(this, !key.isEmpty(), link, key.isEmpty() ? "" : aria, up ? "▴" : down ? "▾" : "");
    }
}
