package io.totem.dashboard.session;

import io.totem.dashboard.user.Users;
import io.totem.platform.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The dashboard is ready when somebody could log in: its store answers. */
@Readiness
@Singleton
class DashboardReadiness implements HealthCheck {

    private final Users users;

    DashboardReadiness(Users users) {
        this.users = users;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("dashboard")
                    .up()
                    .withData("users", !users.isEmpty())
                    .build();
        } catch (StoreUnavailableException e) {
            return HealthCheckResponse.named("dashboard")
                    .down()
                    .withData("store", e.getMessage())
                    .build();
        }
    }
}
