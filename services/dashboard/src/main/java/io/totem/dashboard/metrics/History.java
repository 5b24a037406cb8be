package io.totem.dashboard.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the machine did, as docs/api.md describes it: one value for each time, empty where nothing was measured. */
public record History(long stepMillis, Map<String, List<Optional<Double>>> series) {

    public History {
        series = series == null ? Map.of() : Map.copyOf(series);
    }

    public List<Optional<Double>> of(String name) {
        return series.getOrDefault(name, List.of());
    }
}
