package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the machine is measured: the newest snapshot holds CPU and memory and is not old. */
@Readiness
@Singleton
class MetricsReadiness implements HealthCheck {

    private static final int MISSED_SAMPLES = 3;

    private final Sampler sampler;
    private final Clock clock;
    private final Duration tolerated;

    MetricsReadiness(Sampler sampler, Clock clock, SampleConfig config) {
        this.sampler = sampler;
        this.clock = clock;
        this.tolerated = config.idleInterval().multipliedBy(MISSED_SAMPLES);
    }

    @Override
    public HealthCheckResponse call() {
        String why = problem(sampler.latest()).orElse("");
        return HealthCheckResponse.named("metrics")
                .status(why.isEmpty())
                .withData("why", why.isEmpty() ? "measuring" : why)
                .build();
    }

    private Optional<String> problem(Optional<Snapshot> latest) {
        if (latest.isEmpty()) {
            return Optional.of("nothing measured yet");
        }
        Snapshot snapshot = latest.get();
        Duration age = Duration.between(snapshot.takenAt(), clock.instant());
        if (age.compareTo(tolerated) > 0) {
            return Optional.of("the last measurement is " + age.toSeconds() + " s old");
        }
        return snapshot.cpu().isEmpty() || snapshot.memory().isEmpty()
                ? Optional.of("CPU or memory cannot be read; the reason is in the log")
                : Optional.empty();
    }
}
