package io.totem.dashboard.metrics;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A small chart of square bars that needs no script: the outline of an SVG path in a box of {@link #WIDTH} by
 * {@link #HEIGHT}. Where nothing was measured there is no bar.
 *
 * @param highest the highest value, empty when nothing was measured
 */
public record Sparkline(String path, OptionalDouble highest) {

    public static final int BARS = 60;
    public static final int WIDTH = BARS * 4;
    public static final int HEIGHT = 44;

    /** @param full the value that fills the height; what is higher is cut. Empty: the highest value does */
    static Sparkline of(List<OptionalDouble> values, OptionalDouble full) {
        List<OptionalDouble> bars = bars(values);
        OptionalDouble highest = highest(values);
        double top = full.orElse(highest.orElse(0));
        double height = top > 0 ? top : 1;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < bars.size(); i++) {
            int x = i * 4;
            bars.get(i).ifPresent(value -> path.append(bar(x, height(value, height))));
        }
        return new Sparkline(path.toString(), highest);
    }

    /** The highest of each slice of time, so that a short peak is not averaged away. */
    private static List<OptionalDouble> bars(List<OptionalDouble> values) {
        return IntStream.range(0, BARS)
                .mapToObj(bar -> highest(values.subList(bar * values.size() / BARS, (bar + 1) * values.size() / BARS)))
                .toList();
    }

    private static OptionalDouble highest(List<OptionalDouble> values) {
        return values.stream().flatMapToDouble(OptionalDouble::stream).max();
    }

    private static long height(double value, double top) {
        return Math.clamp(Math.round(value / top * HEIGHT), 1, HEIGHT);
    }

    private static String bar(int x, long height) {
        return String.format(Locale.ROOT, "M%d %dv-%dh3v%dz", x, HEIGHT, height, height);
    }
}
