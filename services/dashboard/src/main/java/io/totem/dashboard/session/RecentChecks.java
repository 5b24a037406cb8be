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

    private record Kept(SignedIn signedIn, Instant until) {}

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

    synchronized Optional<SignedIn> find(String sessionId) {
        return Optional.ofNullable(kept.get(sessionId))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Kept::signedIn);
    }

    synchronized void keep(SignedIn signedIn) {
        kept.put(signedIn.sessionId(), new Kept(signedIn, clock.instant().plus(trust)));
    }

    synchronized void forget(String sessionId) {
        kept.remove(sessionId);
    }

    synchronized void clear() {
        kept.clear();
    }
}
