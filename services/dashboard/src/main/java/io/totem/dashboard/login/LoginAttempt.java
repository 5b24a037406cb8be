package io.totem.dashboard.login;

import io.totem.dashboard.cookie.CookieKey;
import io.totem.dashboard.user.UserName;
import io.totem.platform.address.AddressBlock;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody says who they are.
 *
 * @param typedName as it was typed
 * @param address of the client
 * @param device the key of the device cookie, if there is one
 * @param ticket the cookie that says how long was waited already, if there is one
 */
record LoginAttempt(
        String typedName, String password, String address, Optional<CookieKey> device, Optional<String> ticket) {

    LoginAttempt {
        Objects.requireNonNull(typedName, "typedName");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(ticket, "ticket");
    }

    Optional<String> name() {
        return UserName.parse(typedName);
    }

    /** The name that attempts are counted under: however it is written, and one for all that nobody can have. */
    String countedName() {
        return name().orElse("?");
    }

    AddressBlock block() {
        return AddressBlock.of(address);
    }

    @Override
    public String toString() {
        return "LoginAttempt[" + countedName() + " from " + address + "]";
    }
}
