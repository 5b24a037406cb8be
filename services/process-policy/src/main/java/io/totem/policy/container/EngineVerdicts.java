package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All containers of this host and their health, from the engine's files; they are read every two seconds at most. */
public final class EngineVerdicts {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 2_000;

    private record Reading(List<ContainerStatus> containers, Instant until) {}

    private final EngineFiles files;
    private final Clock clock;
    private Reading last = new Reading(List.of(), Instant.MIN);

    /** @param dockerRoot Docker's data root as seen from here */
    public EngineVerdicts(Path dockerRoot, Clock clock) {
        this.files = new EngineFiles(dockerRoot);
        this.clock = clock;
    }

    /** By name. */
    public synchronized List<ContainerStatus> all() {
        Instant now = clock.instant();
        if (!now.isBefore(last.until())) {
            last = new Reading(
                    files.ids(MOST).stream()
                            .flatMap(id -> status(id).stream())
                            .sorted(Comparator.comparing(ContainerStatus::name))
                            .toList(),
                    now.plus(KEPT));
        }
        return last.containers();
    }

    private Optional<ContainerStatus> status(String id) {
        JsonNode config = files.config(id);
        Map<String, String> labels = EngineFiles.labels(config);
        return EngineFiles.name(config)
                .map(name -> new ContainerStatus(
                        id,
                        name,
                        config.path("Config").path("Image").asText(""),
                        Optional.ofNullable(labels.get("com.docker.compose.project")),
                        Optional.ofNullable(labels.get("com.docker.compose.service")),
                        state(config.path("State")),
                        text(config.path("State").path("Health").path("Status")),
                        files.restartPolicy(id),
                        startedAt(config.path("State").path("StartedAt").asText(""))));
    }

    private static String state(JsonNode state) {
        if (state.path("Restarting").asBoolean()) {
            return "restarting";
        } else if (state.path("Paused").asBoolean()) {
            return "paused";
        } else if (state.path("Running").asBoolean()) {
            return "running";
        }
        return state.path("Dead").asBoolean() ? "dead" : "exited";
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> startedAt(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> at.isAfter(Instant.EPOCH)); // year 1: never started
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
