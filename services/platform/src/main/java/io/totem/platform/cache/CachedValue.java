package io.totem.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** One value that is read again when it has become too old; whoever asks meanwhile waits for it. What fails is not kept. */
public final class CachedValue<T> {

    private final Clock clock;
    private final Function<T, Duration> keptFor;
    private final Supplier<T> read;
    private T value;
    private Instant readAt = Instant.MAX;

    public CachedValue(Clock clock, Duration keptFor, Supplier<T> read) {
        this(clock, _ -> keptFor, read);
    }

    /** @param keptFor how long a value may be given */
    public CachedValue(Clock clock, Function<T, Duration> keptFor, Supplier<T> read) {
        this.clock = clock;
        this.keptFor = keptFor;
        this.read = read;
    }

    public synchronized T get() {
        if (isOld(clock.instant())) {
            value = read.get();
            readAt = clock.instant();
        }
        return value;
    }

    /** Also when the clock was set back. */
    private boolean isOld(Instant now) {
        return now.isBefore(readAt) || !now.isBefore(readAt.plus(keptFor.apply(value)));
    }
}
