package io.totem.dashboard.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last hour of each series as small charts. */
public record Sparklines(Map<String, Sparkline> byName) {

    /** None: the history did not come, or is not old enough. */
    public static final Sparklines NONE = new Sparklines(Map.of());

    private static final Sparkline EMPTY = new Sparkline("", Optional.empty());

    public Sparklines {
        byName = Map.copyOf(byName);
    }

    public static Sparklines of(History history) {
        return new Sparklines(history.series().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), name -> Sparkline.of(history.of(name), full(name)))));
    }

    public Sparkline of(String name) {
        return byName.getOrDefault(name, EMPTY);
    }

    /** Percentages fill the height at 100; everything else at its highest. */
    private static Optional<Double> full(String name) {
        return name.endsWith("Percent") ? Optional.of(100.0) : Optional.empty();
    }
}
