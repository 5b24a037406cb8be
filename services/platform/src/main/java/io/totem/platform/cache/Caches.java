package io.totem.platform.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Caches by key, bounded in number: Caffeine's, with our clock, and without a thread of their own. */
public final class Caches {

    private Caches() {}

    /** @param most how many entries are kept; beyond that those that are asked for the least go */
    public static Caffeine<Object, Object> bounded(Clock clock, int most) {
        return Caffeine.newBuilder()
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .maximumSize(most);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
