package io.totem.doctor.nginx;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
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
 * <p>Whoever asks for a path with an encoded line break writes a line of his own into that log, with any head. So every line
 * is a claim, but one: that which ends with the mark of the doctor's own request, which nobody else knew.
 *
 * @param errno the system's number in {@code (13: Permission denied)}, of nginx' own messages about what is behind it
 * @param upstream what stands behind {@code upstream:} of such a message, without the quotes
 * @param ours whether it is nginx' word about the doctor's own request
 */
public record ErrorLine(
        Instant at,
        String level,
        String message,
        Optional<Integer> errno,
        Optional<String> upstream,
        boolean ours,
        String line) {

    private static final Pattern LINE = Pattern.compile(
            "(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d)"
                    + " \\[(debug|info|notice|warn|error|crit|alert|emerg)] [1-9]\\d{0,6}#\\d{1,7}: (?:\\*[1-9]\\d{0,18} )?(.*)",
            Pattern.DOTALL);
    /**
     * How nginx itself begins a message about what is behind it, up to its own {@code , client:}. Nothing in it is a
     * visitor's: what he asked for stands behind that.
     */
    private static final Pattern BEHIND = Pattern.compile(
            "(?:(?:connect|send|recv|readv|writev|SSL_[a-z_]{1,20})\\(\\)"
                    + "(?: to [^ ,]{1,200})? failed|no live upstreams|upstream [a-zA-Z ]{1,60})"
                    + "(?: \\((\\d{1,4}): [^()]{1,80}\\))? while [a-zA-Z ]{1,60}, client: (.*)",
            Pattern.DOTALL);

    private static final Pattern UPSTREAM = Pattern.compile(", upstream: \"([^\"]*)\"");
    private static final Pattern CLIENT = Pattern.compile(", client: ([^,]+),");
    private static final Pattern INSIDE = Pattern.compile("^(?:127\\.|::1$|unix:)");
    private static final Pattern HOST = Pattern.compile(", host: \"([^\"]*)\"");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** As long as nginx makes one (NGX_MAX_ERROR_STR). */
    private static final int LONGEST = 2_048;

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
        try {
            Instant at = LocalDateTime.parse(whole.group(1), TIME).atZone(zone).toInstant();
            return Optional.of(of(at, whole.group(2), whole.group(3), line));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static ErrorLine of(Instant at, String level, String message, String line) {
        Matcher behind = BEHIND.matcher(message);
        boolean known = behind.matches();
        Optional<String> errno = known ? Optional.ofNullable(behind.group(1)) : Optional.empty();
        Optional<String> upstream = known ? first(UPSTREAM, behind.group(2)) : Optional.empty();
        return new ErrorLine(at, level, message, errno.map(Integer::valueOf), upstream, false, line);
    }

    /** The same at the time that somebody else has written beside it. */
    public ErrorLine writtenAt(Instant time) {
        return new ErrorLine(time, level, message, errno, upstream, ours, line);
    }

    /** The same, after a look at whether it ends as only nginx could know: a referrer is the last that it writes. */
    ErrorLine marked(String mark) {
        return new ErrorLine(at, level, message, errno, upstream, line.endsWith(", referrer: \"" + mark + "\""), line);
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
        return !ours
                && fromOutside
                && first(HOST, message)
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .filter(host -> !hosts.contains(host))
                        .isPresent();
    }

    public boolean says(String words) {
        return message.contains(words);
    }

    /** Where a message begins nginx' own words stand; a visitor's come later. */
    public boolean begins(String words) {
        return message.startsWith(words);
    }

    public boolean failed(int number) {
        return errno.filter(code -> code == number).isPresent();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
