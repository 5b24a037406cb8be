package io.totem.dashboard.process;

import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import java.util.List;

/**
 * What the process list shows.
 *
 * @param query what it is filtered and sorted by
 */
public record ProcessesView(Query query, Answer<ProcessList> list) {

    static final List<String> PARAMETERS = List.of(
            "search",
            "verdict",
            "user",
            "port",
            "container",
            "package",
            "terminatable",
            "kernel",
            "sort",
            "page",
            "size");

    private static final List<String> FILTERS =
            List.of("search", "verdict", "user", "port", "container", "package", "terminatable", "kernel");

    public List<Column.Head> heads() {
        return Column.heads(query);
    }

    public boolean filtered() {
        return FILTERS.stream().anyMatch(name -> !query.get(name).isEmpty());
    }

    public boolean narrow() {
        return List.of("user", "port", "container", "package", "kernel").stream()
                .anyMatch(name -> !query.get(name).isEmpty());
    }

    public String previous() {
        return page(-1);
    }

    public String next() {
        return page(1);
    }

    private String page(int step) {
        int now = list.value().map(ProcessList::page).orElse(1);
        return query.with("page", Integer.toString(now + step)).toString();
    }
}
