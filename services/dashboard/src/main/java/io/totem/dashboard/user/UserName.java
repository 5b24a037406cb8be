package io.totem.dashboard.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of a user's name: 1 to 32 of a–z, 0–9, dot, dash and underscore, a letter or digit first. */
public final class UserName {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    private UserName() {}

    public static boolean isValid(String name) {
        return FORM.matcher(name).matches();
    }

    /** What a person typed, without blanks around it and in lower case; empty when it cannot be anyone's name. */
    public static Optional<String> parse(String typed) {
        return Optional.of(typed.strip().toLowerCase(Locale.ROOT)).filter(UserName::isValid);
    }
}
