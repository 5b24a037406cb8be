package io.totem.dashboard.device;

import java.time.Instant;
import java.util.Objects;

/**
 * A browser in which a user has logged in. It opens nothing: it only tells the user from strangers who try the same name.
 *
 * @param id the SHA-256 of the cookie's value
 * @param user who logged in
 * @param lastLoginAt when, most recently
 */
public record Device(String id, String user, Instant lastLoginAt) {

    public Device {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(lastLoginAt, "lastLoginAt");
    }
}
