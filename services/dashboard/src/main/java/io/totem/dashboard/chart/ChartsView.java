package io.totem.dashboard.chart;

import io.totem.dashboard.metrics.Sparks;
import io.totem.dashboard.upstream.Answer;
import java.util.List;

/** The charts of one range of time. */
public record ChartsView(String range, Answer<Sparks> sparks) {

    static final List<String> RANGES = List.of("5m", "15m", "1h", "6h", "24h");
    static final String USUAL = "1h";

    public List<String> ranges() {
        return RANGES;
    }

    public List<Chart> charts() {
        return List.of(Chart.values());
    }
}
