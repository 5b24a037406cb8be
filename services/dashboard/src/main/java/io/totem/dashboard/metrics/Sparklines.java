package io.totem.dashboard.metrics;

import io.totem.api.metrics.History;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last hour of each series as small charts. */
public record Sparklines(Map<String, Sparkline> byName) {

    /** None: the history did not come, or is not old enough. */
    public static final Sparklines NONE = new Sparklines(Map.of());

    private static final Sparkline EMPTY = new Sparkline("", OptionalDouble.empty());

    public Sparklines {
        byName = Map.copyOf(byName);
    }

    public static Sparklines of(History history) {
        return new Sparklines(history.series().keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> Sparkline.of(history.series().get(name), full(name)))));
    }

    public Sparkline of(String name) {
        return byName.getOrDefault(name, EMPTY);
    }

    /** Percentages fill the height at 100; everything else at its highest. */
    private static OptionalDouble full(String name) {
        return name.endsWith("Percent") ? OptionalDouble.of(100) : OptionalDouble.empty();
    }
}
