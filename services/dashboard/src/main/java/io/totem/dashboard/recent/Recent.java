package io.totem.dashboard.recent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was just made is given to whoever asks for the same within a moment: many viewers of one page cost what one does.
 * Whoever asks while it is being made waits for it. Bounded: what is too old goes when it grows.
 */
public final class Recent<K, V> {

    private static final int MANY = 256;

    private record Made<V>(Instant at, CompletableFuture<V> value) {}

    private final Clock clock;
    private final Duration fresh;
    private final ConcurrentHashMap<K, Made<V>> made = new ConcurrentHashMap<>();

    public Recent(Clock clock, Duration fresh) {
        this.clock = clock;
        this.fresh = fresh;
    }

    public V get(K key, Supplier<V> make) {
        Instant now = clock.instant();
        Made<V> mine = new Made<>(now, new CompletableFuture<>());
        Made<V> current = made.compute(key, (ignored, old) -> old == null || stale(old, now) ? mine : old);
        if (current == mine) {
            make(key, mine, make);
            forgetOld(now);
        }
        return current.value().join();
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
