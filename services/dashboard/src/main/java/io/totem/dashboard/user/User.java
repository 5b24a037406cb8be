package io.totem.dashboard.user;

import io.totem.platform.caller.Role;
import java.time.Instant;
import java.util.Objects;

/**
 * A person who may log in.
 *
 * @param name lower-case, as {@link UserName} allows
 * @param passwordHash bcrypt's text
 * @param role what they may do
 * @param enabled a disabled person cannot log in and is thrown out of running sessions
 * @param mustChangePassword whether the password was given by somebody else and only serves to choose a new one
 * @param createdAt when the account was made
 */
public record User(
        String name, String passwordHash, Role role, boolean enabled, boolean mustChangePassword, Instant createdAt) {

    public User {
        Objects.requireNonNull(passwordHash, "passwordHash");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(createdAt, "createdAt");
        if (!UserName.isValid(name)) {
            throw new IllegalArgumentException("not a user name: " + name);
        }
    }
}
