package io.totem.logs.follow;

import java.time.Duration;
import java.util.OptionalLong;

/** Measures how long something has been so. */
final class Stopwatch {

    private OptionalLong startedAtNanos = OptionalLong.empty();

    /** Starts when it stands still. @return whether it has run that long */
    boolean ran(Duration duration) {
        if (startedAtNanos.isEmpty()) {
            restart();
        }
        return System.nanoTime() - startedAtNanos.getAsLong() >= duration.toNanos();
    }

    void restart() {
        startedAtNanos = OptionalLong.of(System.nanoTime());
    }

    void stop() {
        startedAtNanos = OptionalLong.empty();
    }
}
