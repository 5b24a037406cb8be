package io.totem.policy.termination;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The user ids that people have, login.defs(5).
 *
 * @param min UID_MIN
 * @param max UID_MAX, at least min
 */
public record LoginUsers(int min, int max) {

    /** What shadow takes where the file says nothing. */
    public static final LoginUsers DEFAULT = new LoginUsers(1000, 60_000);

    public LoginUsers {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("UID_MIN " + min + ", UID_MAX " + max);
        }
    }

    public boolean contains(int uid) {
        return uid >= min && uid <= max;
    }

    /** Lines of /etc/login.defs; what is missing or makes no sense is taken from {@link #DEFAULT}. */
    public static LoginUsers parse(List<String> lines) {
        int min = value(lines, "UID_MIN").orElse(DEFAULT.min());
        int max = value(lines, "UID_MAX").orElse(DEFAULT.max());
        return min < 1 || max < min ? DEFAULT : new LoginUsers(min, max);
    }

    private static OptionalInt value(List<String> lines, String key) {
        Optional<String> number = lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 2 && words[0].equals(key))
                .map(words -> words[1])
                .filter(word -> word.matches("[0-9]{1,9}"))
                .findFirst();
        return number.isPresent() ? OptionalInt.of(Integer.parseInt(number.get())) : OptionalInt.empty();
    }
}
