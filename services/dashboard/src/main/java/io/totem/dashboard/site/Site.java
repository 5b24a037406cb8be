package io.totem.dashboard.site;

import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A site the doctor looks at, as docs/api.md describes it.
 *
 * @param lastRun empty as long as nobody has looked
 * @param running the id of the look that is under way
 */
public record Site(
        String id,
        String name,
        String url,
        Optional<String> via,
        Optional<Integer> status,
        Optional<String> text,
        int certificateDays,
        boolean ownCertificate,
        Optional<String> upstream,
        Optional<String> ping,
        Optional<String> errorLog,
        boolean privateNetwork,
        Optional<RunSummary> lastRun,
        Optional<String> running,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {

    /** One page of sites. */
    public record Sites(int page, long pages, long total, List<Site> items) {

        public Sites {
            items = List.copyOf(items);
        }
    }

    /** How it is now: being looked at, or what the last look said. */
    public SiteState state() {
        if (running.isPresent()) {
            return SiteState.RUNNING;
        }
        return lastRun.map(RunSummary::state).orElse(SiteState.NEVER);
    }

    public boolean encrypted() {
        return url.startsWith("https:");
    }

    /** The page that shows it. */
    public String page() {
        return page(id);
    }

    static String page(String id) {
        return "/sites/" + Query.encode(id);
    }

    /** The page of the look that is under way; empty when none is. */
    public String runningPage() {
        return running.map(run -> SiteRun.page(id, run)).orElse("");
    }
}
