package io.totem.policy.termination;

import io.totem.procfs.ProcessIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One ending of a process at a time, and so many of all processes in a minute. */
final class TerminationLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int perMinute;
    private final Map<ProcessIdentity, String> running = new HashMap<>();
    private final Deque<Instant> started = new ArrayDeque<>();

    TerminationLimits(Clock clock, int perMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
    }

    /** Empty when it is this caller's turn: then {@link #leave} must follow. Else whose turn it is. */
    synchronized Optional<String> enter(ProcessIdentity identity, String who) {
        return Optional.ofNullable(running.putIfAbsent(identity, who));
    }

    synchronized void leave(ProcessIdentity identity) {
        running.remove(identity);
    }

    /** Whether one more may be ended in this minute; if so it is counted. */
    synchronized boolean spend() {
        Instant now = clock.instant();
        while (!started.isEmpty() && !started.getFirst().isAfter(now.minus(WINDOW))) {
            started.removeFirst();
        }
        if (started.size() >= perMinute) {
            return false;
        }
        started.addLast(now);
        return true;
    }
}
