package io.totem.platform.caller;

import java.util.Objects;
import java.util.Optional;

/**
 * Who is asking.
 *
 * @param name the user's name, or {@code service:dashboard} for a background call
 * @param role empty for background calls and for whoever has none: then nothing beyond reading is allowed
 * @param address where the person sits, as the dashboard saw it; empty when unknown
 */
public record Caller(String name, Optional<Role> role, Optional<String> address) {

    public Caller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(address, "address");
    }

    public boolean holds(Role needed) {
        return role.filter(held -> held.holds(needed)).isPresent();
    }
}
