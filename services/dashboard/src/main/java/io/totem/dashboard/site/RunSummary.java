package io.totem.dashboard.site;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one look at a site, in a line.
 *
 * @param target the site's id
 * @param by whoever started it
 * @param sentence empty while it is under way
 */
public record RunSummary(
        String id,
        String target,
        Instant startedAt,
        String by,
        SiteState state,
        Optional<Long> millis,
        Optional<LocalizedText> sentence) {

    /** One page of them, the newest first. */
    public record Runs(int page, long pages, long total, List<RunSummary> items) {

        public Runs {
            items = List.copyOf(items);
        }
    }

    /** The answer to whoever started one. */
    public record Started(RunSummary run) {}

    public String page() {
        return SiteRun.page(target, id);
    }
}
