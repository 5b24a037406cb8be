package io.totem.doctor.sites;

import io.totem.api.sites.SiteSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A site that may be walked.
 *
 * @param id small letters, digits and dashes; part of addresses
 * @param changedBy who changed it last; empty for one the configuration brought
 */
public record StoredSite(String id, SiteSettings settings, Optional<String> changedBy, Optional<Instant> changedAt) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    public StoredSite {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(changedBy, "changedBy");
        Objects.requireNonNull(changedAt, "changedAt");
        if (!isId(id)) {
            throw new IllegalArgumentException("not the id of a target: " + id);
        }
    }

    static boolean isId(String words) {
        return ID.matcher(words).matches();
    }
}
