package io.totem.dashboard.upstream;

import io.totem.platform.caller.Role;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * For whom a service is asked, and in which language it should refuse.
 *
 * @param name the person
 * @param role empty for whoever has none
 * @param token the internal token the service verifies
 */
public record UpstreamCaller(String name, Optional<Role> role, String token, Locale locale) {

    public UpstreamCaller {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(locale, "locale");
    }

    public boolean holds(Role needed) {
        return role.filter(held -> held.holds(needed)).isPresent();
    }
}
