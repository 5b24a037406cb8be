package io.totem.logs.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Apache's error log, {@code [Fri Nov 20 23:02:51.123456 2026] [core:error] [pid 1] …}, with or without brackets. */
final class ApacheErrorFormat implements LineFormat {

    private static final Pattern TIME = Pattern.compile("\\[?[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\\d{1,2}) "
            + "(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,9}))? (\\d{4})(?:]| )");
    private static final Pattern MODULE = Pattern.compile(" ?\\[(?:([\\w-]{0,40}):)?([a-z]{3,11})\\d?]");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher time = TIME.matcher(line);
        if (!time.lookingAt()) {
            return Optional.empty();
        }
        return LineClock.month(time.group(1))
                .flatMap(month -> clock.instant(
                        Integer.parseInt(time.group(7)),
                        month,
                        Integer.parseInt(time.group(2)),
                        Integer.parseInt(time.group(3)),
                        Integer.parseInt(time.group(4)),
                        Integer.parseInt(time.group(5)),
                        LineClock.nanos(Optional.ofNullable(time.group(6)).orElse("")),
                        ""))
                .map(at -> describe(Stamp.at(at), line.substring(time.end())));
    }

    private static Stamp describe(Stamp stamp, String rest) {
        Matcher module = MODULE.matcher(rest);
        if (!module.lookingAt()) {
            return stamp.level(LevelWords.find(rest));
        }
        return stamp.level(Levels.ofWord(module.group(2)))
                .origin(Optional.ofNullable(module.group(1)).filter(name -> !name.isEmpty()));
    }
}
