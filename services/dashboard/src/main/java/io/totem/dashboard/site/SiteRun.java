package io.totem.dashboard.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at a site: the sentence, the causes, the surest first, and the walk that led there.
 *
 * @param millis empty while it is under way
 * @param sentence empty while it is under way
 */
public record SiteRun(
        String id,
        String target,
        String targetName,
        String url,
        Instant startedAt,
        String by,
        SiteState state,
        Optional<Long> millis,
        Optional<LocalizedText> sentence,
        List<Stage> stages,
        List<Cause> causes) {

    public SiteRun {
        stages = stages == null ? List.of() : List.copyOf(stages);
        causes = causes == null ? List.of() : List.copyOf(causes);
    }

    /** @param facts what was seen there, for the curious */
    public record Stage(
            String stage,
            LocalizedText title,
            StageOutcome outcome,
            Optional<LocalizedText> summary,
            Optional<Long> millis,
            Optional<JsonNode> facts) {

        /** What was skipped took no time worth a number. */
        public boolean timed() {
            return millis.isPresent() && outcome != StageOutcome.SKIPPED;
        }

        /** The facts as they are read, line by line; none where there are none. */
        public List<String> factLines() {
            return facts.filter(seen -> !seen.isNull() && !seen.isEmpty())
                    .map(seen -> seen.toPrettyString().lines().toList())
                    .orElse(List.of());
        }
    }

    /** @param commands to be run as root, in their order; none where a person has to decide something */
    public record Cause(
            String code,
            String confidence,
            LocalizedText confidenceTitle,
            LocalizedText sentence,
            List<LocalizedText> because,
            LocalizedText cure,
            List<String> commands) {

        public Cause {
            because = because == null ? List.of() : List.copyOf(because);
            commands = commands == null ? List.of() : List.copyOf(commands);
        }
    }

    /** The page that shows it. */
    public String page() {
        return page(target, id);
    }

    static String page(String site, String run) {
        return Site.page(site) + "/runs/" + Query.encode(run);
    }

    /** The page of the site. */
    public String sitePage() {
        return Site.page(target);
    }

    public boolean broken() {
        return state == SiteState.BROKEN;
    }
}
