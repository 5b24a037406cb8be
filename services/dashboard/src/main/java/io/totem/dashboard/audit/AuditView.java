package io.totem.dashboard.audit;

import io.totem.api.audit.AuditEntry;
import io.totem.api.page.Paged;
import io.totem.dashboard.page.PageLocale;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;
import java.util.List;

/**
 * What the Audit page shows.
 *
 * @param query as the reader typed it: times on the reader's own clock
 */
public record AuditView(Query query, Query asked, Answer<Paged<AuditEntry>> audit) {

    static final List<String> PARAMETERS = List.of("who", "process", "from", "to", "outcome", "page", "size");

    private static final List<String> TIMES = List.of("from", "to");

    /** In the words of the API. */
    static final List<String> OUTCOMES = List.of("EXITED", "KILLED", "GONE", "SURVIVED", "IDENTITY_CHANGED", "REFUSED");

    /** The same question as the service takes it. */
    static Query ask(Query typed, PageLocale locale) {
        Query asked = typed;
        for (String time : TIMES) {
            if (!typed.get(time).isEmpty()) {
                String page = asked.get("page");
                asked = asked.with(time, locale.utc(typed.get(time)));
                asked = page.isEmpty() ? asked : asked.with("page", page);
            }
        }
        return asked;
    }

    public List<String> outcomes() {
        return OUTCOMES;
    }

    /** Whether it is not simply everything. */
    public boolean narrowed() {
        return !query.without("page").without("size").isEmpty();
    }

    /** All that was found, as a file: straight from the service. */
    public String export() {
        return "/api/audit/export" + asked.without("page").without("size");
    }
}
