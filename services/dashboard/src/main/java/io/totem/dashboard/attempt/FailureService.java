package io.totem.dashboard.attempt;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Counts failed attempts under keys. An attempt counts as failed from its beginning, so that many at once gain nothing; the
 * right secret takes that back. An attempt that has to wait is not counted and leaves nothing behind.
 */
@Singleton
public final class FailureService {

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    private final FailureStore store;
    private final Clock clock;

    public FailureService(FailureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What counts under a key now. */
    public Optional<Failures> find(String key) {
        return store.find(key).filter(this::counts);
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
            Optional<Failures> counting = kept.filter(this::counts);
            Duration left = counting.map(row -> left(row, rule)).orElse(Duration.ZERO);
            if (left.isPositive()) {
                return left;
            }
            if (store.replace(key, kept, another(counting))) {
                return Duration.ZERO;
            }
        }
    }

    /** Counts an attempt that does not have to wait here. */
    public void count(String key) {
        Optional<Failures> kept;
        do {
            kept = store.find(key);
        } while (!store.replace(key, kept, another(kept.filter(this::counts))));
    }

    /** Takes the last attempt back: it was right. What was waited for before it is waited for again. */
    public void takeBack(String key) {
        Optional<Failures> kept;
        do {
            kept = store.find(key);
        } while (kept.isPresent() && !store.replace(key, kept, kept.get().withoutLast()));
    }

    /** Starts afresh. */
    public void forget(String key) {
        store.remove(key);
    }

    /** Removes what counts for nothing any more. */
    public void sweep() {
        store.removeOlder(now().minus(FORGOTTEN_AFTER));
    }

    private Failures another(Optional<Failures> counting) {
        return counting.map(row -> row.andOne(now())).orElseGet(() -> Failures.first(now()));
    }

    private boolean counts(Failures kept) {
        return now().isBefore(kept.last().plus(FORGOTTEN_AFTER));
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
