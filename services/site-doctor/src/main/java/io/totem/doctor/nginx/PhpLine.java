package io.totem.doctor.nginx;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PHP's own error log, {@code [21-Nov-2026 16:33:51 UTC] PHP Fatal error:  …}, and that of php-fpm,
 * {@code [21-Nov-2026 16:33:51] WARNING: …}.
 */
final class PhpLine {

    private static final Pattern LINE = Pattern.compile(
            "\\[(\\d\\d-\\w{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d)(?: ([\\w/+-]{1,40}))?] (?:(PHP [A-Z]\\w++)|([A-Z]{5,7}):)?(.*)",
            Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MMM-uuuu HH:mm:ss", Locale.ENGLISH);

    /** The words of nginx for them; what has no level of its own is a program's remark. */
    private static final Map<String, String> LEVELS = Map.of(
            "PHP Fatal", "crit",
            "PHP Parse", "crit",
            "PHP Recoverable", "error",
            "ERROR", "error",
            "ALERT", "alert");

    private PhpLine() {}

    /** @param zone that of a line that does not name its own */
    static Optional<ErrorLine> parse(String line, ZoneId zone) {
        Matcher whole = LINE.matcher(line);
        if (!whole.matches()) {
            return Optional.empty();
        }
        String kind = Optional.ofNullable(whole.group(3))
                .or(() -> Optional.ofNullable(whole.group(4)))
                .orElse("");
        String message = whole.group(3) == null ? whole.group(5) : whole.group(3) + whole.group(5);
        try {
            ZoneId own = whole.group(2) == null ? zone : ZoneId.of(whole.group(2));
            return Optional.of(new ErrorLine(
                    LocalDateTime.parse(whole.group(1), TIME).atZone(own).toInstant(),
                    LEVELS.getOrDefault(kind, "info"),
                    message.strip(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    line));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
