package io.totem.policy.store;

import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.container.LivenessProbe;
import jakarta.inject.Singleton;
import java.io.IOException;

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
    public void ask() throws IOException {
        try {
            database.ping();
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
