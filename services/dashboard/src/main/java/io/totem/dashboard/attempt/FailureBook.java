package io.totem.dashboard.attempt;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Counts failed attempts under keys. An attempt counts as failed from its beginning, so that many at once gain nothing; the
 * right secret takes that back. An attempt that has to wait is not counted and leaves nothing behind.
 */
@Singleton
public final class FailureBook {

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final FailureStore store;
    private final Clock clock;

    public FailureBook(FailureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What counts under a key now. */
    public Optional<Failures> find(String key) {
        return store.find(key).filter(kept -> now().isBefore(kept.last().plus(FORGOTTEN_AFTER)));
    }

    /** How long the next attempt under this key still has to wait. */
    public Duration remaining(String key, DelayRule rule) {
        return find(key).map(kept -> left(kept, rule)).orElse(Duration.ZERO);
    }

    /** The whole wait after the last attempt under this key, however much of it is over; zero once all of it is. */
    public Duration whole(String key, DelayRule rule) {
        return find(key)
                .filter(kept -> left(kept, rule).isPositive())
                .map(kept -> rule.after(kept.count()))
                .orElse(Duration.ZERO);
    }

    /**
     * Counts an attempt, if none has to be waited for.
     *
     * @return how long it still has to wait, zero when it was counted and may go on
     */
    public Duration begin(String key, DelayRule rule) {
        while (true) {
            Optional<Failures> kept = store.find(key);
            Optional<Failures> counting =
                    kept.filter(row -> now().isBefore(row.last().plus(FORGOTTEN_AFTER)));
            Duration left = counting.map(row -> left(row, rule)).orElse(Duration.ZERO);
            if (left.isPositive()) {
                return left;
            }
            Failures next = new Failures(counting.map(Failures::count).orElse(0) + 1, now());
            if (store.replace(key, kept, next)) {
                return Duration.ZERO;
            }
        }
    }

    /** Counts an attempt that does not have to wait here. */
    public void count(String key) {
        change(key, count -> count + 1, true);
    }

    /** Takes an attempt back: it was right, or was not made after all. */
    public void takeBack(String key) {
        change(key, count -> Math.max(0, count - 1), false);
    }

    /** Starts afresh. */
    public void forget(String key) {
        store.remove(key);
    }

    /** Removes what counts for nothing any more. */
    public void sweep() {
        store.removeOlder(now().minus(FORGOTTEN_AFTER));
    }

    private void change(String key, UnaryOperator<Integer> change, boolean isAttempt) {
        boolean written = false;
        while (!written) {
            Optional<Failures> kept = store.find(key);
            if (kept.isEmpty() && !isAttempt) {
                return;
            }
            boolean counting =
                    kept.isPresent() && now().isBefore(kept.get().last().plus(FORGOTTEN_AFTER));
            int count = change.apply(counting ? kept.get().count() : 0);
            Instant last = isAttempt ? now() : kept.get().last();
            written = store.replace(key, kept, new Failures(count, last));
        }
    }

    /** Never more than the rule says, also when the machine's clock was set back. */
    private Duration left(Failures kept, DelayRule rule) {
        Duration whole = rule.after(kept.count());
        Duration left = Duration.between(now(), kept.last().plus(whole));
        if (left.compareTo(whole) > 0) {
            return whole;
        }
        return left.isPositive() ? left : Duration.ZERO;
    }

    /** As exactly as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
