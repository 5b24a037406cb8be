package io.totem.dashboard.device;

import java.time.Instant;
import java.util.Optional;

/** Where devices are kept. */
public interface Devices {

    Optional<Device> find(String id);

    /** Adds one, or takes the place of the one with this id. */
    void put(Device device);

    /** Forgets all of a user's devices but those that logged in most recently. */
    void keepNewest(String user, int count);

    void removeOlder(Instant lastLoginBefore);
}
