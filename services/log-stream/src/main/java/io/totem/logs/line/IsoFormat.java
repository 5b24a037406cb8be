package io.totem.logs.line;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that starts with an ISO-8601 time, or one that differs in a character: rsyslog since 2020, Quarkus and other
 * Java programs, MariaDB, PostgreSQL, nginx' and Go's {@code 2026/11/20 23:02:51}, dpkg.
 */
final class IsoFormat implements LineFormat {

    private static final Pattern TIME = Pattern.compile(
            "\\[?(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ]\\s?(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?"
                    + "(?: ?(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?]?");

    /** {@code INFO  [io.quarkus] (main) started}: the level, then the logger. */
    private static final Pattern JAVA = Pattern.compile(" {1,3}([A-Z]{3,8}) {1,3}\\[([\\w.$-]{1,100})]");

    /** {@code 0 [Warning] InnoDB: …}, {@code [error] 12#12: …}: the level in brackets. */
    private static final Pattern BRACKETS = Pattern.compile(" {0,3}(?:\\d{1,20} )?\\[(\\w{3,11})]");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher matcher = TIME.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return at(matcher, clock).map(at -> describe(Stamp.at(at), line.substring(matcher.end())));
    }

    static Optional<Instant> at(Matcher time, LineClock clock) {
        return clock.instant(
                Integer.parseInt(time.group(1)),
                Integer.parseInt(time.group(2)),
                Integer.parseInt(time.group(3)),
                Integer.parseInt(time.group(4)),
                Integer.parseInt(time.group(5)),
                Integer.parseInt(time.group(6)),
                LineClock.nanos(Optional.ofNullable(time.group(7)).orElse("")),
                Optional.ofNullable(time.group(8)).orElse(""));
    }

    /** A whole ISO-8601 time and nothing else, as JSON lines carry it. */
    static Optional<Instant> time(String words, LineClock clock) {
        Matcher matcher = TIME.matcher(words);
        return matcher.matches() ? at(matcher, clock) : Optional.empty();
    }

    private static Stamp describe(Stamp stamp, String rest) {
        Matcher java = JAVA.matcher(rest);
        if (java.lookingAt()) {
            return stamp.level(Levels.ofWord(java.group(1))).origin(Optional.of(java.group(2)));
        }
        Matcher brackets = BRACKETS.matcher(rest);
        if (brackets.lookingAt() && Levels.ofWord(brackets.group(1)).isPresent()) {
            return stamp.level(Levels.ofWord(brackets.group(1)));
        }
        return SyslogTag.read(rest)
                .map(tag -> stamp.origin(Optional.of(tag.program())).level(LevelWords.find(tag.message())))
                .orElseGet(() -> stamp.level(LevelWords.find(rest)));
    }
}
