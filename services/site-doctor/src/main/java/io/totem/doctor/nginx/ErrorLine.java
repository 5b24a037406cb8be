package io.totem.doctor.nginx;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of nginx' error log: {@code time [level] pid#thread: *connection message, client: …, upstream: "…"}; or of PHP's,
 * where that is kept beside it.
 *
 * @param errno the system's number in {@code (13: Permission denied)}
 * @param upstream what stands behind {@code upstream:}, without the quotes
 */
public record ErrorLine(
        Instant at, String level, String message, Optional<Integer> errno, Optional<String> upstream, String line) {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[(\\w+)] \\d+#\\d+: (?:\\*\\d+ )?(.*)");
    private static final Pattern ERRNO = Pattern.compile("\\((\\d{1,4}): [^()]*+\\)");
    private static final Pattern UPSTREAM = Pattern.compile("upstream: \"([^\"]*)\"");
    private static final Pattern CLIENT = Pattern.compile(", client: ([^,]+),");
    private static final Pattern INSIDE = Pattern.compile("^(?:127\\.|::1$|unix:)");
    /** nginx writes a quotation mark of the visitor's as {@code \\x22}: none ends the host early. */
    private static final Pattern HOST = Pattern.compile(", host: \"([^\"]*)\"");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final int LONGEST = 2_000;

    public ErrorLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(errno, "errno");
        Objects.requireNonNull(upstream, "upstream");
    }

    /** @param zone nginx writes the time of its own zone, without saying which */
    public static Optional<ErrorLine> parse(String text, ZoneId zone) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher whole = LINE.matcher(line);
        if (!whole.matches()) {
            return PhpLine.parse(line, zone);
        }
        String message = whole.group(3);
        try {
            return Optional.of(new ErrorLine(
                    LocalDateTime.parse(whole.group(1), TIME).atZone(zone).toInstant(),
                    whole.group(2),
                    message,
                    first(ERRNO, message).map(Integer::valueOf),
                    first(UPSTREAM, message),
                    line));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** The same at the time that somebody else has written beside it. */
    public ErrorLine writtenAt(Instant time) {
        return new ErrorLine(time, level, message, errno, upstream, line);
    }

    /**
     * Whether a visitor of another site met it. What a server behind this one was asked, by the machine itself, is no
     * visitor's, whatever host it was asked for.
     *
     * @param hosts as the Host header of a request for the site names it, in lower case
     */
    boolean isOfAnotherSite(Set<String> hosts) {
        boolean fromOutside =
                first(CLIENT, message).filter(INSIDE.asPredicate().negate()).isPresent();
        return fromOutside
                && first(HOST, message)
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .filter(host -> !hosts.contains(host))
                        .isPresent();
    }

    public boolean says(String words) {
        return message.contains(words);
    }

    public boolean failed(int number) {
        return errno.filter(code -> code == number).isPresent();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
