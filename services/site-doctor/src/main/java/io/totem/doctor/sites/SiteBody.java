package io.totem.doctor.sites;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/** A target as somebody sends it, unread. What only the server sets may come back from whoever read it before. */
@JsonIgnoreProperties({"node", "id", "lastRun", "running", "changedBy", "changedAt"})
public record SiteBody(
        Optional<String> name,
        Optional<String> url,
        Optional<String> via,
        Optional<Integer> status,
        Optional<String> text,
        Optional<Integer> certificateDays,
        Optional<Boolean> ownCertificate,
        Optional<String> upstream,
        Optional<String> ping,
        Optional<String> errorLog,
        Optional<Boolean> privateNetwork) {

    static final SiteBody EMPTY = new SiteBody(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
