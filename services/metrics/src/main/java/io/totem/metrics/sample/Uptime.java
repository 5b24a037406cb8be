package io.totem.metrics.sample;

import java.time.Duration;
import java.util.Locale;

/** How long a machine runs, the way the page says it. */
final class Uptime {

    private Uptime() {}

    /** {@code 12D+03:44}: days, hours, minutes; always with the days, so that it never changes its shape. */
    static String format(Duration uptime) {
        return String.format(
                Locale.ROOT, "%dD+%02d:%02d", uptime.toDays(), uptime.toHoursPart(), uptime.toMinutesPart());
    }
}
