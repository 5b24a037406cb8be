package io.totem.dashboard.site;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.sites.RunSummary;
import io.totem.api.sites.RunView;
import io.totem.api.sites.SiteView;
import io.totem.api.sites.StageOutcome;
import io.totem.api.sites.StageView;
import java.util.List;

/** What templates make of site-doctor's answers. */
@TemplateExtension
final class SiteWords {

    private SiteWords() {}

    /** How it is now: being looked at, or what the last look said. */
    static SiteState siteState(SiteView site) {
        return site.running().isPresent()
                ? SiteState.RUNNING
                : site.lastRun().map(SiteWords::siteState).orElse(SiteState.NEVER);
    }

    static SiteState siteState(RunSummary run) {
        return SiteState.valueOf(run.state().name());
    }

    static SiteState siteState(RunView run) {
        return SiteState.valueOf(run.state().name());
    }

    static boolean encrypted(SiteView site) {
        return site.settings().url().startsWith("https:");
    }

    static String page(SiteView site) {
        return SitePaths.site(site.id());
    }

    /** The page of the look that is under way; empty when none is. */
    static String runningPage(SiteView site) {
        return site.running().map(run -> SitePaths.run(site.id(), run)).orElse("");
    }

    static String page(RunSummary run) {
        return SitePaths.run(run.target(), run.id());
    }

    static String page(RunView run) {
        return SitePaths.run(run.target(), run.id());
    }

    static String sitePage(RunView run) {
        return SitePaths.site(run.target());
    }

    /** What was skipped took no time worth a number. */
    static boolean timed(StageView stage) {
        return stage.millis().isPresent() && stage.outcome() != StageOutcome.SKIPPED;
    }

    /** The facts as they are read, line by line; none where there are none. */
    static List<String> factLines(StageView stage) {
        return stage.facts()
                .filter(seen -> !seen.isNull() && !seen.isEmpty())
                .map(seen -> seen.toPrettyString().lines().toList())
                .orElse(List.of());
    }

    static boolean running(StageOutcome outcome) {
        return outcome == StageOutcome.RUNNING;
    }

    /** One for each: colour is never the only sign. */
    static String shape(StageOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "●";
            case FAILED -> "■";
            case SKIPPED -> "–";
            case UNKNOWN -> "○";
            case RUNNING -> "◆";
            case WAITING -> "·";
        };
    }

    /** The class of the style sheet. */
    static String style(StageOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "good";
            case FAILED -> "bad";
            case UNKNOWN -> "soft";
            case RUNNING -> "info";
            case SKIPPED, WAITING -> "muted";
        };
    }
}
