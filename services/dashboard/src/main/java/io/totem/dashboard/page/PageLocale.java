package io.totem.dashboard.page;

import io.totem.api.text.LocalizedText;
import io.totem.platform.text.UntrustedText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Whoever reads the page: says numbers, times and sentences the way this person reads them. What was not measured is a
 * dash.
 *
 * @param now the moment the page is made
 */
public record PageLocale(Locale locale, ZoneId zone, Instant now) {

    public static final String ABSENT = "–";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    public PageLocale {
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
    }

    public boolean korean() {
        return locale.getLanguage().equals("ko");
    }

    public boolean english() {
        return !korean();
    }

    public String language() {
        return locale.getLanguage();
    }

    /** A sentence, with the strangers' words in it as {@link #show} shows them. */
    public String say(LocalizedText text) {
        return UntrustedText.visible(text.in(locale));
    }

    /** A stranger's words: what would be invisible or turn the line around is shown as its code point. */
    public String show(String words) {
        return UntrustedText.visible(words);
    }

    /** Such as {@code 5.2 GiB}. */
    public String bytes(long bytes) {
        return Sizes.binary(bytes);
    }

    public String bytes(Optional<Long> bytes) {
        return bytes.map(Sizes::binary).orElse(ABSENT);
    }

    /** The number of {@link #bytes(long)} without its unit. */
    public String number(long bytes) {
        return Sizes.number(Sizes.binary(bytes));
    }

    public String unit(long bytes) {
        return Sizes.unit(Sizes.binary(bytes));
    }

    public String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes(bytes.getAsLong()) : ABSENT;
    }

    public String rateNumber(OptionalLong bytesPerSecond) {
        return bytesPerSecond.isPresent() ? Sizes.number(rate(bytesPerSecond.getAsLong())) : ABSENT;
    }

    public String rateUnit(OptionalLong bytesPerSecond) {
        return bytesPerSecond.isPresent() ? Sizes.unit(rate(bytesPerSecond.getAsLong())) : "";
    }

    /** Such as {@code 1.2 MB/s}. */
    public String rate(OptionalLong bytesPerSecond) {
        return bytesPerSecond.isPresent() ? rate(bytesPerSecond.getAsLong()) : ABSENT;
    }

    public String rate(double bytesPerSecond) {
        return Sizes.rate(bytesPerSecond);
    }

    /** Such as {@code 23}: the percent sign is the page's. */
    public String whole(Optional<Double> number) {
        return number.map(value -> Long.toString(Math.round(value))).orElse(ABSENT);
    }

    /** One digit after the point. */
    public String tenth(Optional<Double> number) {
        return number.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse(ABSENT);
    }

    public String whole(OptionalDouble number) {
        return number.isPresent() ? whole(number.getAsDouble()) : ABSENT;
    }

    public String tenth(OptionalDouble number) {
        return number.isPresent() ? tenth(number.getAsDouble()) : ABSENT;
    }

    public String whole(double number) {
        return whole(Optional.of(number));
    }

    /** Two digits after the point, as load is written. */
    public String hundredth(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    public String tenth(double number) {
        return tenth(Optional.of(number));
    }

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** How long: the two largest units, such as {@code 3 d 4 h}. */
    public String duration(long millis) {
        return Durations.say(millis, korean());
    }

    /** Such as {@code 4.0}: how long something took that is over within a minute. */
    public String seconds(long millis) {
        return tenth(millis / 1_000.0);
    }

    /** How long ago, as a duration. */
    public String since(Instant moment) {
        return duration(Math.max(0, ChronoUnit.MILLIS.between(moment, now)));
    }

    /** Hours, minutes, seconds; with the day before it when that is not today. */
    public String time(Instant moment) {
        boolean today =
                moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (today ? CLOCK : DAY_AND_CLOCK).format(moment.atZone(zone));
    }

    public String clock(Instant moment) {
        return CLOCK.format(moment.atZone(zone));
    }

    public String moment(Instant moment) {
        return DAY_AND_CLOCK.format(moment.atZone(zone));
    }

    /** As a field for a time holds it: on the reader's clock, to the minute. */
    public String field(Instant moment) {
        return FIELD.format(moment.atZone(zone));
    }

    /**
     * What such a field or an address says, as ISO-8601 UTC.
     *
     * @return the words themselves where they are no time: the service says what is wrong with them
     */
    public String utc(String words) {
        try {
            return LocalDateTime.parse(words).atZone(zone).toInstant().toString();
        } catch (DateTimeParseException notLocal) {
            return words;
        }
    }
}
