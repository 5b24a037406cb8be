package io.totem.policy.store;

import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.container.LivenessProbe;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks MongoDB over the connection that is there anyway. */
@Singleton
final class StoreProbe implements LivenessProbe {

    private final PolicyDatabase database;

    StoreProbe(PolicyDatabase database) {
        this.database = database;
    }

    @Override
    public String service() {
        return "mongodb";
    }

    @Override
    public Optional<Liveness> ask() {
        try {
            database.ping();
            return Optional.of(Liveness.ALIVE);
        } catch (StoreUnavailableException e) {
            return Optional.of(Liveness.not(e.getMessage()));
        }
    }
}
