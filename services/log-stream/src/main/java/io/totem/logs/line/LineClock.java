package io.totem.logs.line;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Completes what lines leave out of a time: the zone (the host's) and the year (the last one that is not in the future). */
record LineClock(Clock clock, ZoneId hostZone) {

    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** 1–12; empty when it is no English month of three letters. */
    static Optional<Integer> month(String word) {
        int index = MONTHS.indexOf(word.toLowerCase(Locale.ROOT));
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    /**
     * @param zone "Z", "UTC", "GMT", "+0900", "+09:00", or empty for the host's; others are taken as the host's
     * @return empty for a 31st of February
     */
    Optional<Instant> instant(int year, int month, int day, int hour, int minute, int second, int nano, String zone) {
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59), nano);
            return Optional.of(local.atZone(zone(zone)).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    Optional<Instant> withoutYear(int month, int day, int hour, int minute, int second) {
        Instant latest = clock.instant().plus(TOLERANCE);
        int year = Year.now(clock.withZone(hostZone)).getValue();
        return instant(year, month, day, hour, minute, second, 0, "")
                .filter(at -> !at.isAfter(latest))
                .or(() -> instant(year - 1, month, day, hour, minute, second, 0, ""));
    }

    /** "5", "123", "123456789": a fraction of a second as written, in nanoseconds. */
    static int nanos(String fraction) {
        return fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private ZoneId zone(String zone) {
        return switch (zone) {
            case "Z", "z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : hostZone;
        };
    }
}
