package io.totem.standalone.account;

import io.totem.dashboard.user.UserName;
import java.util.List;
import java.util.Optional;

/**
 * What {@code password USER} asks of a running Totem, as a file in the data folder: a name and a hash. The password itself
 * is known only to the command that made it up.
 */
record PasswordRequest(String user, String passwordHash) {

    /** The hash as bcrypt writes it has this many characters. */
    private static final int HASH_LENGTH = 60;

    String text() {
        return user + "\n" + passwordHash + "\n";
    }

    static Optional<PasswordRequest> parse(String text) {
        List<String> lines = text.lines().toList();
        return lines.size() == 2
                        && UserName.isValid(lines.getFirst())
                        && lines.getLast().length() == HASH_LENGTH
                        && lines.getLast().startsWith("$2")
                ? Optional.of(new PasswordRequest(lines.getFirst(), lines.getLast()))
                : Optional.empty();
    }
}
