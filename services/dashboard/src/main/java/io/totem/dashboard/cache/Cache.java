package io.totem.dashboard.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What was just made is given to whoever asks for the same within a moment: many viewers of one page cost what one does.
 * Whoever asks while it is being made waits for it. Bounded: what is too old goes when it grows.
 */
public final class Cache<K, V> {

    private static final int MANY = 256;

    /** @param before what is given meanwhile to those who ask while this is being made */
    private record Made<V>(Instant at, CompletableFuture<V> value, Optional<V> before) {}

    private final Clock clock;
    private final Duration fresh;
    private final Duration grace;
    private final Executor background;
    private final ConcurrentHashMap<K, Made<V>> made = new ConcurrentHashMap<>();

    public Cache(Clock clock, Duration fresh) {
        this(clock, fresh, Duration.ZERO, Runnable::run);
    }

    /**
     * @param grace how much longer than {@code fresh} a value is given, while the next one is made: then nobody waits for it
     *     (stale-while-revalidate in RFC 5861)
     * @param background where the next one is made meanwhile
     */
    public Cache(Clock clock, Duration fresh, Duration grace, Executor background) {
        this.clock = clock;
        this.fresh = fresh;
        this.grace = grace;
        this.background = background;
    }

    public V get(K key, Supplier<V> make) {
        return get(key, Instant.MIN, make);
    }

    /** @param since what was made before is too old, however fresh it is: the reader has seen something newer already */
    public V get(K key, Instant since, Supplier<V> make) {
        Instant now = clock.instant();
        CompletableFuture<V> mine = new CompletableFuture<>();
        Made<V> current = made.compute(
                key,
                (ignored, old) -> old == null || stale(old, now) || old.at().isBefore(since)
                        ? new Made<>(now, mine, stillGiven(old, now))
                        : old);
        if (current.value() == mine) {
            Executor where = current.before().isPresent() ? background : Runnable::run;
            where.execute(() -> make(key, current, make));
            forgetOld(now);
        }
        return current.before().filter(value -> !current.value().isDone()).orElseGet(current.value()::join);
    }

    private Optional<V> stillGiven(Made<V> old, Instant now) {
        return Optional.ofNullable(old)
                .filter(value -> value.value().isDone()
                        && !value.value().isCompletedExceptionally()
                        && value.at().plus(fresh).plus(grace).isAfter(now))
                .map(value -> value.value().join());
    }

    private void make(K key, Made<V> mine, Supplier<V> make) {
        try {
            mine.value().complete(make.get());
        } catch (RuntimeException | Error e) {
            made.remove(key, mine);
            mine.value().completeExceptionally(e);
        }
    }

    private void forgetOld(Instant now) {
        if (made.size() > MANY) {
            made.values().removeIf(old -> old.value().isDone() && stale(old, now));
        }
    }

    private boolean stale(Made<V> old, Instant now) {
        return !old.at().plus(fresh).isAfter(now);
    }
}
