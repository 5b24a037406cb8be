package io.totem.logs.source;

import io.totem.api.text.LocalizedText;
import io.totem.platform.caller.Caller;
import java.time.Instant;
import java.util.Optional;

/** One source as the API lists it for one caller. */
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
        boolean allowed) {

    static SourceView of(LogSource source, Caller caller, PathNames names) {
        return new SourceView(
                source.id().text(),
                kind(source.id()),
                source.name(),
                path(source.id(), names),
                source.sizeBytes(),
                source.modifiedAt(),
                source.readable(),
                source.reason(),
                source.role().group(),
                source.allowed(caller));
    }

    private static String kind(SourceId id) {
        return switch (id) {
            case SourceId.File _ -> "file";
            case SourceId.Journal _ -> "journal";
        };
    }

    private static Optional<String> path(SourceId id, PathNames names) {
        return switch (id) {
            case SourceId.File file -> Optional.of(names.of(file.path()));
            case SourceId.Journal _ -> Optional.empty();
        };
    }
}
