package io.totem.dashboard.user;

import java.util.Locale;
import java.util.Optional;

/** What a new password must be. Length counts, not its kinds of characters. */
public enum PasswordRule {
    /** At least {@link #MIN_LENGTH} characters. */
    TOO_SHORT,
    /** At most {@link #MAX_LENGTH} characters. */
    TOO_LONG,
    /** Not the user's name, alone or with something around it that is short. */
    IS_THE_NAME,
    /** Not the one that is being replaced. */
    IS_THE_OLD_ONE,
    /** Typed the same twice. */
    TYPED_DIFFERENTLY;

    public static final int MIN_LENGTH = 10;
    public static final int MAX_LENGTH = 200;

    /** The first rule a new password breaks; empty when it can be taken. */
    public static Optional<PasswordRule> brokenBy(String name, String old, String chosen, String repeated) {
        int length = chosen.codePointCount(0, chosen.length());
        if (length < MIN_LENGTH) {
            return Optional.of(TOO_SHORT);
        }
        if (length > MAX_LENGTH) {
            return Optional.of(TOO_LONG);
        }
        String withoutName = chosen.toLowerCase(Locale.ROOT).replace(name, "");
        if (withoutName.length() < MIN_LENGTH / 2) {
            return Optional.of(IS_THE_NAME);
        }
        if (chosen.equals(old)) {
            return Optional.of(IS_THE_OLD_ONE);
        }
        return chosen.equals(repeated) ? Optional.empty() : Optional.of(TYPED_DIFFERENTLY);
    }
}
