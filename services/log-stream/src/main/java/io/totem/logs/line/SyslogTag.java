package io.totem.logs.line;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows the time in a syslog line: {@code host program[pid]: message} (RFC 3164, 4.1.3). */
record SyslogTag(String program, String message) {

    private static final Pattern TAG =
            Pattern.compile(" {1,2}([\\w.:-]{1,255}) ([\\w./@()-]{1,64}?)(?:\\[[\\d.]{1,20}])?: ?");

    /** @param rest the line behind the time, starting with the space */
    static Optional<SyslogTag> read(String rest) {
        Matcher matcher = TAG.matcher(rest);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new SyslogTag(matcher.group(2), rest.substring(matcher.end())));
    }
}
