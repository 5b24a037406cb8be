package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** php-fpm and PHP: {@code [20-Nov-2026 23:02:51] WARNING: …}, {@code [20-Nov-2026 23:02:51 UTC] PHP Fatal error: …}. */
final class PhpFormat implements LineFormat {

    private static final Pattern TIME = Pattern.compile("\\[(\\d{2})-([A-Z][a-z]{2})-(\\d{4}) "
            + "(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))?(?: (UTC|GMT|[+-]\\d{2}:?\\d{2}|[\\w/]{1,40}))?]");

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
                        LineClock.nanos(Optional.ofNullable(time.group(7)).orElse("")),
                        Optional.ofNullable(time.group(8)).orElse("")))
                .map(at -> Stamp.at(at).level(level(line.substring(time.end()))));
    }

    /**
     * "PHP Parse error" and "PHP Fatal error" end in the word; "PHP Deprecated" is a warning without saying so, and so is
     * the head of an entry in php-fpm's slow log.
     */
    private static Optional<Level> level(String rest) {
        if (rest.startsWith(" PHP Deprecated:") || rest.startsWith("  [pool ")) {
            return Optional.of(Level.WARN);
        }
        return LevelWords.find(rest);
    }
}
