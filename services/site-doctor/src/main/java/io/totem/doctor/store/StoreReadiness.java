package io.totem.doctor.store;

import io.totem.platform.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the store answers; alive without it. */
@Singleton
@Readiness
final class StoreReadiness implements HealthCheck {

    private final DoctorDatabase database;

    StoreReadiness(DoctorDatabase database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.ping();
            return HealthCheckResponse.up("site-doctor");
        } catch (StoreUnavailableException e) {
            return HealthCheckResponse.named("site-doctor")
                    .down()
                    .withData("store", e.getMessage())
                    .build();
        }
    }
}
