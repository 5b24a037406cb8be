package io.totem.logs.line;

import io.totem.api.logs.Level;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** vsftpd: {@code Sat Nov 21 09:40:20 2026 [pid 131] [totem] FAIL LOGIN: Client "10.0.0.9"}; what fails or is refused is a warning. */
final class VsftpdFormat implements LineFormat {

    private static final Pattern START = Pattern.compile("[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\\d{1,2}) "
            + "(\\d{2}):(\\d{2}):(\\d{2}) (\\d{4}) \\[pid \\d{1,10}] (?:\\[[^\\]]{0,100}] )?([A-Z]{2,7})[ :]");
    private static final Pattern REFUSED = Pattern.compile("CONNECT: Client \"[^\"]{1,100}\", \"Connection refused");

    @Override
    public Optional<Stamp> read(String line, LineClock clock) {
        Matcher start = START.matcher(line);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        return LineClock.month(start.group(1))
                .flatMap(month -> clock.instant(
                        Integer.parseInt(start.group(6)),
                        month,
                        Integer.parseInt(start.group(2)),
                        Integer.parseInt(start.group(3)),
                        Integer.parseInt(start.group(4)),
                        Integer.parseInt(start.group(5)),
                        0,
                        ""))
                .map(at -> Stamp.at(at).level(level(start.group(7), line.substring(start.start(7)))));
    }

    private static Optional<Level> level(String result, String rest) {
        return switch (result) {
            case "OK" -> Optional.of(Level.INFO);
            case "FAIL" -> Optional.of(Level.WARN);
            case "CONNECT" -> Optional.of(REFUSED.matcher(rest).lookingAt() ? Level.WARN : Level.INFO);
            default -> Optional.empty();
        };
    }
}
