package io.totem.doctor.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the rules write a moment, in the same way for both languages. */
final class Moments {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private Moments() {}

    static String written(Instant at) {
        return WRITTEN.format(at);
    }
}
