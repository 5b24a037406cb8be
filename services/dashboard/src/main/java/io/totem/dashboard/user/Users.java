package io.totem.dashboard.user;

import java.util.Optional;

/** Where the people are kept. */
public interface Users {

    Optional<User> find(String name);

    boolean isEmpty();

    /** Does nothing when there is somebody of that name already. */
    void add(User user);

    /** Replaces the one of the same name. */
    void replace(User user);
}
