package io.totem.dashboard.account;

import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;

/** At the first start there is nobody: then an admin is made, whose password only serves to choose another. */
@Singleton
public class FirstAdmin {

    public static final String NAME = "admin";

    private final Users users;
    private final Clock clock;

    FirstAdmin(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** Whether an admin was made now, with that password; nothing happens when there are users. */
    public boolean ensure(Supplier<String> password) {
        if (!users.isEmpty()) {
            return false;
        }
        users.add(new User(NAME, Passwords.hash(password.get()), Role.ADMIN, true, true, clock.instant()));
        return true;
    }
}
