package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.time.Instant;
import java.util.Optional;

/** What a line says about itself. Each part may be missing. */
record Stamp(Optional<Instant> at, Optional<Level> level, Optional<String> origin) {

    static final Stamp NONE = new Stamp(Optional.empty(), Optional.empty(), Optional.empty());

    static Stamp at(Instant at) {
        return new Stamp(Optional.of(at), Optional.empty(), Optional.empty());
    }

    Stamp level(Optional<Level> found) {
        return new Stamp(at, found, origin);
    }

    Stamp origin(Optional<String> found) {
        return new Stamp(at, level, found);
    }
}
