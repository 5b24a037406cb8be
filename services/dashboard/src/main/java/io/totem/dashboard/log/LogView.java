package io.totem.dashboard.log;

import io.totem.api.logs.TailView;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.upstream.Answer;

/**
 * What the page of one log shows.
 *
 * @param source the log's id
 */
public record LogView(String source, Answer<TailView> tail) {

    /** The path or name in an id such as {@code file:/var/log/syslog}. */
    public String title() {
        String rest = source.substring(source.indexOf(':') + 1);
        return rest.isEmpty() ? source.replace(":", "") : rest;
    }

    /** Where new lines come from after those shown. */
    public String stream() {
        return "/api/logs/stream?lines=0&source=" + Query.encode(source);
    }

    /** Where the event stream goes on. */
    public String cursor() {
        return tail.value().map(shown -> shown.cursor().text()).orElse("");
    }

    public String download() {
        return "/logs/download?source=" + Query.encode(source);
    }
}
