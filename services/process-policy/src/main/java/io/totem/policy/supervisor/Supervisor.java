package io.totem.policy.supervisor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.api.text.LocalizedText;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What starts a process again when it ends.
 *
 * @param name of the unit or the container
 * @param text says so, in words
 * @param stopCommand for a shell: stops it for good; empty where there is none that is safe to copy
 */
public record Supervisor(Kind kind, String name, LocalizedText text, Optional<String> stopCommand) {

    /** Who it is. */
    public enum Kind {
        SYSTEMD,
        CONTAINER,
        SUPERVISORD,
        S6,
        RUNIT;

        /** The word in JSON: lower case. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Supervisor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(stopCommand, "stopCommand");
    }
}
