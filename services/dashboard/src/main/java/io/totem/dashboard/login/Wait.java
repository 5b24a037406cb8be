package io.totem.dashboard.login;

import java.time.Duration;

/**
 * A wait as it is said: in whole seconds, never too few.
 *
 * @param seconds at least one
 */
public record Wait(long seconds) {

    static Wait of(Duration duration) {
        return new Wait(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    /** As Retry-After says it. */
    @Override
    public String toString() {
        return String.valueOf(seconds);
    }
}
