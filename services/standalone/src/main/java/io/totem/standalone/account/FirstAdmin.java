package io.totem.standalone.account;

import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** At the first start there is nobody: then an admin is made, whose password only serves to choose another. */
@Singleton
public final class FirstAdmin {

    public static final String NAME = "admin";

    private final Users users;
    private final Clock clock;

    FirstAdmin(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The password of the admin made now; empty when there are users. */
    public Optional<String> ensure() {
        if (!users.isEmpty()) {
            return Optional.empty();
        }
        String password = Passwords.generate();
        users.add(new User(NAME, Passwords.hash(password), Role.ADMIN, true, true, clock.instant()));
        return Optional.of(password);
    }
}
