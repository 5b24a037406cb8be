package io.totem.dashboard.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long somebody has to wait for the answer to a login: nothing for the first attempts, then twice as long each time,
 * counted by name and by address. An attempt counts when it begins, so that many at once gain nothing. Nobody is locked
 * out.
 */
final class LoginDelay {

    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    static final int MAX_KEPT = 10_000;

    private static final int FREE_ATTEMPTS = 3;

    private record Attempts(int count, Instant last) {}

    private final Clock clock;
    private final Map<String, Attempts> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MAX_KEPT;
        }
    };

    LoginDelay(Clock clock) {
        this.clock = clock;
    }

    /** Counts one attempt and says how long it has to wait. */
    synchronized Duration begin(String name, String address) {
        int attempts = keys(name, address).stream().mapToInt(this::count).max().orElse(0);
        return delay(attempts);
    }

    /** After the right password: the name and the address start afresh. */
    synchronized void succeeded(String name, String address) {
        keys(name, address).forEach(kept::remove);
    }

    synchronized int size() {
        return kept.size();
    }

    private int count(String key) {
        Instant now = clock.instant();
        Attempts before = kept.get(key);
        boolean known = before != null && now.isBefore(before.last().plus(FORGOTTEN_AFTER));
        int count = known ? before.count() + 1 : 1;
        kept.put(key, new Attempts(count, now));
        return count;
    }

    private static List<String> keys(String name, String address) {
        return List.of("name " + name, "address " + address);
    }

    /** 0, 0, 0, 1, 2, 4, 8, 16, 30, 30, … seconds. */
    private static Duration delay(int attempt) {
        if (attempt <= FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempt - FREE_ATTEMPTS - 1, 10);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
