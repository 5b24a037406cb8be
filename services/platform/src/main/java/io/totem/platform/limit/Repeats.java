package io.totem.platform.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Chooses which of many like events get a line in the log: of each kind the first few of an hour, and from then on each time
 * their number has doubled. So whoever causes them pushes out nothing else, and the log still says how many there were.
 */
public final class Repeats {

    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** More kinds than these count as one together, or new kinds would be the way to flood. */
    static final int MOST_KINDS = 1_000;

    private static final String OTHERS = "";

    private final Clock clock;
    private final int first;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final Instant since;
        private long events;
        private long next = 1;

        private Count(Instant since) {
            this.since = since;
        }
    }

    /** @param first so many of each kind have a line each */
    public Repeats(Clock clock, int first) {
        this.clock = clock;
        this.first = first;
    }

    /**
     * Counts one event.
     *
     * @return how many of its kind there were within the hour, when this one gets a line
     */
    public synchronized OptionalLong count(String kind) {
        Instant now = clock.instant();
        counts.values().removeIf(count -> isOver(count, now));
        String counted = counts.containsKey(kind) || counts.size() < MOST_KINDS ? kind : OTHERS;
        Count count = counts.computeIfAbsent(counted, _ -> new Count(now));
        count.events++;
        if (count.events < count.next) {
            return OptionalLong.empty();
        }
        count.next = count.events < first ? count.events + 1 : 2 * count.events;
        return OptionalLong.of(count.events);
    }

    /** Also when the clock was set back: nothing may stay silent for longer than it should. */
    private static boolean isOver(Count count, Instant now) {
        return now.isBefore(count.since) || !now.isBefore(count.since.plus(FORGOTTEN_AFTER));
    }
}
