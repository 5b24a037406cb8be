package io.totem.policy.provenance;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps background work to a share of one core: after each piece it rests several times as long. */
final class Pace {

    /** A piece shorter than this is not worth a rest of its own. */
    private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(5);

    /** Not longer, whatever the piece took: it may have waited for a disk. */
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

    private final int rest;
    private final LongSupplier nanoTime;

    /** @param rest how many times as long as it worked; 0 for never */
    Pace(int rest, LongSupplier nanoTime) {
        this.rest = rest;
        this.nanoTime = nanoTime;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /**
     * Rests if there was enough work.
     *
     * @param since when the work began that was not rested for
     * @return since when there is work to rest for now
     */
    long worked(long since) {
        long worked = now() - since;
        if (worked < PIECE) {
            return since;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(worked * rest, LONGEST));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        return now();
    }
}
