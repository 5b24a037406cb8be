package io.totem.platform.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Caches by key, bounded in number: Caffeine's, with our clock, and without a thread of their own. */
public final class Caches {

    private Caches() {}

    /** @param most how many entries are kept; beyond that those that are asked for the least go */
    public static Caffeine<Object, Object> bounded(Clock clock, int most) {
        return Caffeine.newBuilder()
                .ticker(new ForwardTicker(clock))
                .executor(Runnable::run)
                .maximumSize(most);
    }

    /** The time that has passed: a clock that is set back adds nothing to it, and takes nothing from it, so that no entry lives longer. */
    private static final class ForwardTicker implements Ticker {

        private final Clock clock;
        private Instant last;
        private long passed;

        private ForwardTicker(Clock clock) {
            this.clock = clock;
            this.last = clock.instant();
        }

        @Override
        public synchronized long read() {
            Instant now = clock.instant();
            passed += Math.max(0, Duration.between(last, now).toNanos());
            last = now;
            return passed;
        }
    }
}
