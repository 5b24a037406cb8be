package io.totem.dashboard.user;

import java.util.Optional;

/** Where the people are kept. */
public interface Users {

    Optional<User> find(String name);

    boolean isEmpty();

    /** Does nothing when there is somebody of that name already. */
    void add(User user);

    /** Changes nothing else of the user: what somebody else changes at the same moment, such as disabling, stays. */
    void setPassword(String name, String passwordHash, boolean mustChange);
}
