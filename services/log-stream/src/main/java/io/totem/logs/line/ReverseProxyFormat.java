package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nginx in Totem's own stack (nginx/conf/snippets/log.conf): {@code 10.0.0.9 - [2026-11-21T09:40:25+00:00] "GET …" 404 …},
 * and {@code … refused: scanner "GET …" 404}.
 */
final class ReverseProxyFormat implements LineFormat {

    private static final String REFUSED = "refused: ";
    private static final Pattern START =
            Pattern.compile("[0-9a-fA-F.:]{2,45} - (\\[\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}]) ");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher start = START.matcher(line);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        return IsoFormat.time(start.group(1), clock).map(at -> Stamp.at(at).level(level(line, start.end())));
    }

    private static Optional<Level> level(String line, int from) {
        return line.startsWith(REFUSED, from) ? Optional.of(Level.WARN) : AccessFormat.status(line, from);
    }
}
