package io.totem.logs.blocked;

import io.totem.api.logs.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Refusals by reason over the last day, in slots: what it holds does not grow with their number. */
final class BlockedCounts {

    static final Duration DAY = Duration.ofHours(24);

    private static final Duration SLOT = Duration.ofMinutes(10);

    private final Clock clock;
    private final TreeMap<Instant, Map<Reason, Long>> slots = new TreeMap<>();

    BlockedCounts(Clock clock) {
        this.clock = clock;
    }

    /** What is older than a day, or not yet, does not count. */
    void add(BlockedRequest refusal) {
        Instant now = clock.instant();
        if (refusal.at().isAfter(now.minus(DAY)) && refusal.at().isBefore(now.plus(SLOT))) {
            slots.computeIfAbsent(slot(refusal.at()), absent -> new EnumMap<>(Reason.class))
                    .merge(refusal.reason(), 1L, Long::sum);
        }
    }

    /** Only reasons that occurred. */
    Map<Reason, Long> byReason() {
        slots.headMap(slot(clock.instant().minus(DAY)), false).clear();
        Map<Reason, Long> sums = new EnumMap<>(Reason.class);
        slots.values().forEach(slot -> slot.forEach((reason, count) -> sums.merge(reason, count, Long::sum)));
        return sums;
    }

    private static Instant slot(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SLOT.toSeconds()));
    }
}
