package io.totem.policy.store;

import io.totem.platform.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the policy store answers; alive without it. */
@Singleton
@Readiness
final class StoreReadiness implements HealthCheck {

    private final PolicyDatabase database;

    StoreReadiness(PolicyDatabase database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.ping();
            return HealthCheckResponse.up("process-policy");
        } catch (StoreUnavailableException e) {
            return HealthCheckResponse.named("process-policy")
                    .down()
                    .withData("store", e.getMessage())
                    .build();
        }
    }
}
