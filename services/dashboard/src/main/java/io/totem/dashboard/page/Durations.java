package io.totem.dashboard.page;

import java.time.Duration;

/** Durations as a person says them: the two largest units that are not zero. */
final class Durations {

    private Durations() {}

    static String say(long millis, boolean korean) {
        Duration duration = Duration.ofMillis(millis);
        if (duration.toDays() > 0) {
            return two(duration.toDays(), korean ? "일" : " d", duration.toHoursPart(), korean ? "시간" : " h");
        }
        if (duration.toHours() > 0) {
            return two(duration.toHours(), korean ? "시간" : " h", duration.toMinutesPart(), korean ? "분" : " min");
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + (korean ? "분" : " min");
        }
        return duration.toSeconds() + (korean ? "초" : " s");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        String first = large + largeUnit;
        return small == 0 ? first : first + " " + small + smallUnit;
    }
}
