package io.totem.dashboard.session;

import io.totem.platform.caller.Role;
import java.util.Objects;
import java.util.Optional;

/**
 * A person with a valid session.
 *
 * @param name the user's name
 * @param role what they may do now, not at the time of the login
 * @param sessionId names the session; it is not the cookie and opens nothing
 * @param address where the person logged in from, when known
 * @param mustChangePassword whether nothing but choosing a password is open to them
 */
public record Caller(String name, Role role, String sessionId, Optional<String> address, boolean mustChangePassword) {

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(address, "address");
    }

    public boolean admin() {
        return role.holds(Role.ADMIN);
    }

    public boolean operator() {
        return role.holds(Role.OPERATOR);
    }
}
