package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web servers' access logs, common and combined: the level is the answer's status. */
final class AccessFormat implements LineFormat {

    /** Longest part of a line that is searched for the end of the request. */
    private static final int PREFIX = 9_000;

    private static final Pattern START =
            Pattern.compile("(?:[\\w.:-]{1,255} )?[\\w.:%-]{1,255} [^ ]{1,100} [^\\[\"]{1,100}\\["
                    + "(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}):(\\d{2}):(\\d{2}) ([+-]\\d{4})] \"");
    private static final Pattern STATUS = Pattern.compile("(?<!\\\\)\" ([1-5]\\d{2}) ");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher start = START.matcher(line);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        return LineClock.month(start.group(2))
                .flatMap(month -> clock.instant(
                        Integer.parseInt(start.group(3)),
                        month,
                        Integer.parseInt(start.group(1)),
                        Integer.parseInt(start.group(4)),
                        Integer.parseInt(start.group(5)),
                        Integer.parseInt(start.group(6)),
                        0,
                        start.group(7)))
                .map(at -> Stamp.at(at).level(status(line, start.end())));
    }

    /** Servers escape a quote inside the request, so the first quote, space and status end it. */
    static Optional<Level> status(String line, int from) {
        Matcher status = STATUS.matcher(line).region(from, Math.min(line.length(), PREFIX));
        return status.find() ? Levels.ofStatus(Integer.parseInt(status.group(1))) : Optional.empty();
    }
}
