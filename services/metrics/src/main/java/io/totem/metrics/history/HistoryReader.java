package io.totem.metrics.history;

import io.totem.api.metrics.History;
import io.totem.platform.node.NodeName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Makes the answer of one range from what the store keeps. */
@Singleton
public class HistoryReader {

    private final SampleStore store;
    private final NodeName node;
    private final Clock clock;

    HistoryReader(SampleStore store, NodeName node, Clock clock) {
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /** Steps begin at whole multiples of themselves, so that the same moment has the same value in every answer. */
    History read(Range range) {
        long step = range.step().toMillis();
        Instant to = Instant.ofEpochMilli((Math.floorDiv(clock.millis(), step) + 1) * step);
        Instant from = to.minus(range.length());
        double[][] means = store.means(from, range.step(), range.points());
        Map<String, List<OptionalDouble>> series = new LinkedHashMap<>();
        for (Series one : Series.values()) {
            series.put(
                    one.key(),
                    DoubleStream.of(means[one.ordinal()])
                            .mapToObj(HistoryReader::value)
                            .toList());
        }
        List<Instant> at = IntStream.range(0, range.points())
                .mapToObj(index -> from.plus(range.step().multipliedBy(index)))
                .toList();
        return new History(node.value(), from, to, step, at, series);
    }

    private static OptionalDouble value(double mean) {
        return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(Math.round(mean * 100) / 100.0);
    }
}
