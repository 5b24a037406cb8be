package io.totem.policy.top;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Who used the most in one minute or hour.
 *
 * @param at its beginning
 * @param ioHidden of how many processes the kernel did not tell what they moved to and from storage
 * @param cpu the first five, the greatest first
 */
public record TopTimes(
        Instant at, Span span, int ioHidden, List<TopProcess> cpu, List<TopProcess> memory, List<TopProcess> io) {

    private static final int FIRST = 5;

    /** How long it is, and how long it is kept. */
    public enum Span {
        MINUTE(Duration.ofMinutes(1), Duration.ofHours(24)),
        HOUR(Duration.ofHours(1), Duration.ofDays(7));

        private final Duration length;
        private final Duration kept;

        Span(Duration length, Duration kept) {
            this.length = length;
            this.kept = kept;
        }

        Duration length() {
            return length;
        }

        Duration kept() {
            return kept;
        }

        /** When the one begins that a time falls into. */
        Instant begin(Instant at) {
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length.toSeconds()) * length.toSeconds());
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public TopTimes {
        cpu = List.copyOf(cpu);
        memory = List.copyOf(memory);
        io = List.copyOf(io);
    }

    static TopTimes of(Instant at, Span span, int ioHidden, Collection<TopProcess> processes) {
        return new TopTimes(
                at,
                span,
                ioHidden,
                first(processes, TopProcess::cpuPercent),
                first(processes, TopProcess::residentBytes),
                first(processes, TopProcess::ioBytesPerSecond));
    }

    /** The hour of these minutes: whoever was not among the first five of a minute used nothing in it. */
    static TopTimes hour(Instant at, List<TopTimes> minutes) {
        int hidden = minutes.stream().mapToInt(TopTimes::ioHidden).max().orElse(0);
        return new TopTimes(
                at,
                Span.HOUR,
                hidden,
                first(means(minutes, TopTimes::cpu), TopProcess::cpuPercent),
                first(means(minutes, TopTimes::memory), TopProcess::residentBytes),
                first(means(minutes, TopTimes::io), TopProcess::ioBytesPerSecond));
    }

    private static Collection<TopProcess> means(List<TopTimes> minutes, Function<TopTimes, List<TopProcess>> list) {
        Map<String, TopProcess> means = new HashMap<>();
        for (TopTimes minute : minutes) {
            for (TopProcess process : list.apply(minute)) {
                means.merge(process.identity(), process.within(minutes.size()), TopProcess::plus);
            }
        }
        return means.values();
    }

    private static List<TopProcess> first(Collection<TopProcess> processes, ToDoubleFunction<TopProcess> use) {
        return processes.stream()
                .filter(process -> use.applyAsDouble(process) > 0)
                .sorted(Comparator.comparingDouble(use).reversed())
                .limit(FIRST)
                .toList();
    }
}
