package io.totem.dashboard.user;

import java.util.function.Consumer;

/** Somebody else gives a user a password, which then only serves to choose another; their sessions end. */
public final class PasswordReset {

    private final Users users;
    private final Consumer<String> endSessions;

    /** @param endSessions ends every session of the user of that name */
    public PasswordReset(Users users, Consumer<String> endSessions) {
        this.users = users;
        this.endSessions = endSessions;
    }

    /** @return whether there is such a user */
    public boolean reset(String name, String passwordHash) {
        return users.find(name)
                .map(user -> {
                    users.setPassword(user.name(), passwordHash, true);
                    endSessions.accept(name);
                    return true;
                })
                .orElse(false);
    }
}
