package io.totem.dashboard.account;

import io.totem.dashboard.user.Passwords;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** At the first start there is nobody: then an admin is made, whose password only serves to choose another. */
@Singleton
public class FirstAdmin {

    public static final String NAME = "admin";

    private final Users users;
    private final Clock clock;

    /** The hash of a password that was sent to the store, whose answer did not come: it may be there all the same. */
    private Optional<String> unsure = Optional.empty();

    FirstAdmin(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /**
     * Whether an admin was made, with that password; nothing happens when there are users.
     *
     * @param password the same at every try after one that failed
     * @throws io.totem.platform.store.StoreUnavailableException when it is not known whether there are users: try again
     */
    public synchronized boolean ensure(Supplier<String> password) {
        if (!users.isEmpty()) {
            return unsure.isPresent()
                    && users.find(NAME).map(User::passwordHash).equals(unsure);
        }
        String hash = Passwords.hash(password.get());
        unsure = Optional.of(hash);
        users.add(new User(NAME, hash, Role.ADMIN, true, true, clock.instant()));
        unsure = Optional.empty();
        return true;
    }
}
