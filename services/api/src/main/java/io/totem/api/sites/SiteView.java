package io.totem.api.sites;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Optional;

/**
 * A site that may be diagnosed.
 *
 * @param id small letters, digits and dashes; part of addresses
 * @param lastRun the newest run that is over
 * @param running the id of the run under way
 * @param changedBy who changed it last; empty for one the configuration brought
 */
public record SiteView(
        String node,
        String id,
        @JsonUnwrapped SiteSettings settings,
        Optional<RunSummary> lastRun,
        Optional<String> running,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {}
