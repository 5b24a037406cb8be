package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redis and Valkey: {@code 1:M 20 Nov 2026 23:02:51.123 * Ready}; the sign is the level. */
final class RedisFormat implements LineFormat {

    private static final Pattern TIME = Pattern.compile(
            "\\d{1,10}:[A-Z] (\\d{2}) ([A-Z][a-z]{2}) (\\d{4}) " + "(\\d{2}):(\\d{2}):(\\d{2})\\.(\\d{1,9}) ([#*.-])");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher time = TIME.matcher(line);
        if (!time.lookingAt()) {
            return Optional.empty();
        }
        return LineClock.month(time.group(2))
                .flatMap(month -> clock.instant(
                        Integer.parseInt(time.group(3)),
                        month,
                        Integer.parseInt(time.group(1)),
                        Integer.parseInt(time.group(4)),
                        Integer.parseInt(time.group(5)),
                        Integer.parseInt(time.group(6)),
                        LineClock.nanos(time.group(7)),
                        ""))
                .map(at -> Stamp.at(at).level(level(time.group(8))));
    }

    private static Optional<Level> level(String sign) {
        return switch (sign) {
            case "#" -> Optional.of(Level.WARN);
            case "*" -> Optional.of(Level.INFO);
            default -> Optional.of(Level.DEBUG);
        };
    }
}
