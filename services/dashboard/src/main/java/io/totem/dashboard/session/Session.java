package io.totem.dashboard.session;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One browser's login, as it is kept.
 *
 * @param id the SHA-256 of the cookie's value: whoever reads the store cannot use it as a cookie
 * @param user whose it is
 * @param createdAt when they logged in
 * @param lastSeenAt when it was last used, a minute late at most
 * @param address where they logged in from
 */
public record Session(String id, String user, Instant createdAt, Instant lastSeenAt, Optional<String> address) {

    public Session {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lastSeenAt, "lastSeenAt");
        Objects.requireNonNull(address, "address");
    }
}
