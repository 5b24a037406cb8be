package io.totem.standalone.health;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Each service's readiness, from the check that bears its name. Anyone may ask, so the checks run once a second at most. */
@Singleton
public class ServiceHealth {

    static final List<String> SERVICES = List.of("metrics", "process-policy", "log-stream", "dashboard");

    private static final Duration KEPT = Duration.ofSeconds(1);

    /** What the world is told. */
    public enum Status {
        UP,
        DOWN,
        /** The service has not said. */
        UNKNOWN
    }

    private record Round(Map<String, Status> byName, Instant until) {}

    private final SmallRyeHealthReporter reporter;
    private final Clock clock;
    private Round last = new Round(Map.of(), Instant.MIN);

    ServiceHealth(SmallRyeHealthReporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Empty for a service that does not exist. Blocks while the checks run. */
    public Optional<Status> of(String service) {
        return SERVICES.contains(service)
                ? Optional.of(round().getOrDefault(service, Status.UNKNOWN))
                : Optional.empty();
    }

    private synchronized Map<String, Status> round() {
        if (!clock.instant().isBefore(last.until())) {
            SmallRyeHealth health = reporter.getReadiness();
            Map<String, Status> byName =
                    health.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                            .collect(Collectors.toMap(
                                    check -> check.getString("name"),
                                    check -> Status.valueOf(check.getString("status")),
                                    (one, other) -> one == Status.UP ? other : one));
            last = new Round(byName, clock.instant().plus(KEPT));
        }
        return last.byName();
    }
}
