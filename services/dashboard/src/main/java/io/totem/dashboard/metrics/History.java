package io.totem.dashboard.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the machine did, as docs/api.md describes it: one value for each time, empty where nothing was measured. */
public record History(long stepMillis, List<Instant> at, Map<String, List<Optional<Double>>> series) {

    public History {
        at = at == null ? List.of() : List.copyOf(at);
        series = series == null ? Map.of() : Map.copyOf(series);
    }

    /** When a series was at its highest; empty where nothing above zero was measured. */
    public Optional<Instant> highest(String name) {
        List<Optional<Double>> values = of(name);
        Optional<Instant> when = Optional.empty();
        double highest = 0;
        for (int index = 0; index < Math.min(at.size(), values.size()); index++) {
            double value = values.get(index).orElse(0.0);
            if (value > highest) {
                highest = value;
                when = Optional.of(at.get(index));
            }
        }
        return when;
    }

    public List<Optional<Double>> of(String name) {
        return series.getOrDefault(name, List.of());
    }
}
