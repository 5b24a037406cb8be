package io.totem.dashboard.chart;

import io.totem.api.metrics.History;
import io.totem.dashboard.metrics.Sparklines;
import io.totem.dashboard.upstream.Answer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The charts of one range of time. */
public record ChartsView(String range, Answer<History> history, Answer<Sparklines> sparks) {

    static final List<String> RANGES = List.of("5m", "15m", "1h", "6h", "24h");
    static final String USUAL = "1h";

    static ChartsView of(String range, Answer<History> history) {
        return new ChartsView(range, history, history.map(Sparklines::of));
    }

    public List<String> ranges() {
        return RANGES;
    }

    public List<Chart> charts() {
        return List.of(Chart.values());
    }

    /** When to ask who it was. Of the network nobody keeps which process it was. */
    public Optional<Instant> spike(Chart chart) {
        return chart == Chart.NETWORK
                ? Optional.empty()
                : history.value().flatMap(measured -> highest(measured, chart.id()));
    }

    /** Empty where nothing above zero was measured. */
    private static Optional<Instant> highest(History history, String series) {
        List<OptionalDouble> values = history.series().getOrDefault(series, List.of());
        return IntStream.range(0, values.size())
                .filter(index -> values.get(index).orElse(0) > 0)
                .boxed()
                .max(Comparator.comparingDouble(index -> values.get(index).getAsDouble()))
                .map(history.at()::get);
    }
}
