package io.totem.dashboard.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers about sessions, kept for a few seconds so that a page with ten requests asks the store once. */
final class RecentChecks {

    private static final int MAX_KEPT = 1_000;

    private record Kept(Caller caller, Instant until) {}

    private final Duration trust;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MAX_KEPT;
        }
    };

    RecentChecks(Duration trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    synchronized Optional<Caller> find(String sessionId) {
        return Optional.ofNullable(kept.get(sessionId))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Kept::caller);
    }

    synchronized void keep(Caller caller) {
        kept.put(caller.sessionId(), new Kept(caller, clock.instant().plus(trust)));
    }

    synchronized void forget(String sessionId) {
        kept.remove(sessionId);
    }

    synchronized void clear() {
        kept.clear();
    }
}
