package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Classic syslog, {@code Nov 20 23:02:51 host program[pid]: message} (RFC 3164), with or without {@code <13>} before it. */
final class SyslogFormat implements LineFormat {

    private static final Pattern TIME =
            Pattern.compile("(?:<(\\d{1,3})>)?([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?=[ :])");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher matcher = TIME.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return LineClock.month(matcher.group(2))
                .flatMap(month -> clock.withoutYear(
                        month,
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)),
                        Integer.parseInt(matcher.group(5)),
                        Integer.parseInt(matcher.group(6))))
                .map(at -> describe(Stamp.at(at), priority(matcher.group(1)), line.substring(matcher.end())));
    }

    private static Stamp describe(Stamp stamp, Optional<Level> priority, String rest) {
        Optional<SyslogTag> tag = SyslogTag.read(rest);
        String message = tag.map(SyslogTag::message).orElse(rest);
        return stamp.origin(tag.map(SyslogTag::program)).level(priority.or(() -> LevelWords.find(message)));
    }

    /** The priority value is facility × 8 + severity. */
    private static Optional<Level> priority(String value) {
        return value == null ? Optional.empty() : Levels.ofPriority(Integer.parseInt(value) % 8);
    }
}
