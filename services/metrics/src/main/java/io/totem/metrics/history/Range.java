package io.totem.metrics.history;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back somebody looks, and how far apart the points then are: never more than 720 of them. */
public enum Range {
    FIVE_MINUTES("5m", Duration.ofMinutes(5), Duration.ofSeconds(5)),
    FIFTEEN_MINUTES("15m", Duration.ofMinutes(15), Duration.ofSeconds(5)),
    HOUR("1h", Duration.ofHours(1), Duration.ofSeconds(5)),
    SIX_HOURS("6h", Duration.ofHours(6), Duration.ofSeconds(30)),
    DAY("24h", Duration.ofHours(24), Duration.ofMinutes(2));

    private final String text;
    private final Duration length;
    private final Duration step;

    Range(String text, Duration length, Duration step) {
        this.text = text;
        this.length = length;
        this.step = step;
    }

    public Duration length() {
        return length;
    }

    public Duration step() {
        return step;
    }

    public int points() {
        return (int) length.dividedBy(step);
    }

    static Optional<Range> parse(String text) {
        return Stream.of(values()).filter(range -> range.text.equals(text)).findFirst();
    }

    /** What a request may say. */
    static List<String> allowed() {
        return Stream.of(values()).map(range -> range.text).toList();
    }
}
