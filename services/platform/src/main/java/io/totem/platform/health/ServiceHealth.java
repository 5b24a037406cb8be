package io.totem.platform.health;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.totem.platform.cache.CachedValue;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Up or not, by name: a service of this process by the readiness check that bears its name, anything else by whoever knows
 * it. Anyone may ask, so the checks run once a second at most.
 */
@Singleton
public class ServiceHealth {

    private static final List<String> SERVICES =
            List.of("metrics", "process-policy", "log-stream", "site-doctor", "dashboard");
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final SmallRyeHealthReporter reporter;
    private final Instance<HealthSource> others;
    private final CachedValue<Map<String, Boolean>> upByName;

    ServiceHealth(SmallRyeHealthReporter reporter, Instance<HealthSource> others, Clock clock) {
        this.reporter = reporter;
        this.others = others;
        this.upByName = new CachedValue<>(clock, KEPT, this::check);
    }

    /** Empty for a name nobody here knows. Blocks while the checks run. */
    public Optional<Boolean> isUp(String name) {
        Optional<Boolean> own =
                SERVICES.contains(name) ? Optional.ofNullable(upByName.get().get(name)) : Optional.empty();
        return own.or(() ->
                others.stream().flatMap(source -> source.isUp(name).stream()).findFirst());
    }

    private Map<String, Boolean> check() {
        SmallRyeHealth health = reporter.getReadiness();
        return health.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(
                        check -> check.getString("name"),
                        check -> check.getString("status").equals("UP"),
                        Boolean::logicalAnd));
    }
}
