package io.totem.policy.supervisor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.platform.text.Text;
import java.util.Locale;
import java.util.Objects;

/**
 * What starts a process again when it ends.
 *
 * @param name of the unit or the container
 * @param text says so, in words
 * @param stopCommand for a shell: stops it for good
 */
public record Supervisor(Kind kind, String name, Text text, String stopCommand) {

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
