package io.totem.dashboard.rule;

import io.totem.api.rules.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as a person types them, such as {@code 512 MiB} or {@code 10 min}, and back. */
enum Amount {
    PERCENT(new Unit("", 1, "%")),
    BYTES(
            new Unit(" GiB", 1L << 30, "g gb gib"),
            new Unit(" MiB", 1L << 20, "m mb mib"),
            new Unit(" KiB", 1L << 10, "k kb kib"),
            new Unit("", 1, "b")),
    SECONDS(
            new Unit(" d", 86_400, "d day days 일"),
            new Unit(" h", 3_600, "h hour hours 시간"),
            new Unit(" min", 60, "m min minute minutes 분"),
            new Unit(" s", 1, "s sec second seconds 초"));

    /**
     * @param size how many of the API's units it is
     * @param typed how people write it, with blanks between
     */
    private record Unit(String sign, long size, String typed) {

        boolean isTyped(String word) {
            return List.of(typed.split(" ")).contains(word);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15})\\s*(\\S*)");

    private final List<Unit> units;

    Amount(Unit... units) {
        this.units = List.of(units);
    }

    static Amount of(Optional<Condition.Field> field) {
        return switch (field.orElse(Condition.Field.CPU_PERCENT)) {
            case MEMORY_BYTES -> BYTES;
            case AGE_SECONDS -> SECONDS;
            case CPU_PERCENT, MEMORY_PERCENT -> PERCENT;
        };
    }

    /** In the API's unit; what is no amount stays as it was typed: the API says what is wrong with it. */
    Object read(String typed) {
        Matcher matcher = NUMBER.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return typed;
        }
        long number = Long.parseLong(matcher.group(1));
        Optional<Unit> unit = matcher.group(2).isEmpty()
                ? Optional.of(new Unit("", 1, ""))
                : units.stream().filter(one -> one.isTyped(matcher.group(2))).findFirst();
        return unit.filter(one -> number <= Long.MAX_VALUE / one.size())
                .<Object>map(one -> number * one.size())
                .orElse(typed);
    }

    /** In the greatest unit that leaves no rest. */
    String write(long amount) {
        return units.stream()
                .filter(unit -> amount != 0 && amount % unit.size() == 0)
                .findFirst()
                .map(unit -> amount / unit.size() + unit.sign())
                .orElse(Long.toString(amount));
    }
}
