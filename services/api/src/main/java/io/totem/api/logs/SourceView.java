package io.totem.api.logs;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.Optional;

/**
 * Where log lines come from, as the list has it for one caller.
 *
 * @param kind file or journal
 * @param path as the host calls it; empty for the journal
 * @param reason why it is not readable; empty when it is
 * @param role the lowest role that may open it
 * @param allowed whether this caller may
 */
public record SourceView(
        String id,
        String kind,
        String name,
        Optional<String> path,
        Optional<Long> sizeBytes,
        Optional<Instant> modifiedAt,
        boolean readable,
        Optional<LocalizedText> reason,
        String role,
        boolean allowed) {}
