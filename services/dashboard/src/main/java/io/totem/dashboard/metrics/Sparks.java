package io.totem.dashboard.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last hour of each series as small charts. */
public record Sparks(Map<String, Spark> byName) {

    /** None: the history did not come, or is not old enough. */
    public static final Sparks NONE = new Sparks(Map.of());

    private static final Spark EMPTY = new Spark("", Optional.empty());

    public Sparks {
        byName = Map.copyOf(byName);
    }

    public static Sparks of(History history) {
        return new Sparks(history.series().keySet().stream()
                .collect(Collectors.toMap(Function.identity(), name -> Spark.of(history.of(name), full(name)))));
    }

    public Spark of(String name) {
        return byName.getOrDefault(name, EMPTY);
    }

    /** Percentages fill the height at 100; everything else at its highest. */
    private static Optional<Double> full(String name) {
        return name.endsWith("Percent") ? Optional.of(100.0) : Optional.empty();
    }
}
