package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.platform.engine.EngineFiles;
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
public final class ContainerStates {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 2_000;
    private static final int LONGEST_REASON = 300;

    private record Reading(List<ContainerStatus> containers, Instant until) {}

    private final EngineFiles files;
    private final Clock clock;
    private Reading last = new Reading(List.of(), Instant.MIN);

    /** @param dockerRoot Docker's data root as seen from here */
    public ContainerStates(Path dockerRoot, Clock clock) {
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
                        EngineFiles.state(config),
                        probe(config.path("State").path("Health")),
                        files.restartPolicy(id),
                        config.path("RestartCount").asInt(),
                        config.path("State").path("ExitCode").asInt(),
                        config.path("State").path("OOMKilled").asBoolean(),
                        isLasting(config, labels),
                        startedAt(config.path("State").path("StartedAt").asText(""))));
    }

    private static boolean isLasting(JsonNode config, Map<String, String> labels) {
        return EngineFiles.project(config).isPresent() && !"True".equals(labels.get("com.docker.compose.oneoff"));
    }

    /** Docker writes {@code none} where a health check was switched off. */
    private static Optional<Probe> probe(JsonNode health) {
        String status = health.path("Status").asText("");
        return status.isEmpty() || status.equals("none")
                ? Optional.empty()
                : Optional.of(new Probe(status, health.path("FailingStreak").asInt(), said(health.path("Log"))));
    }

    /** The last line that the newest failed check printed. */
    private static Optional<String> said(JsonNode checks) {
        Optional<String> newest = Optional.empty();
        for (JsonNode check : checks) {
            if (check.path("ExitCode").asInt() != 0) {
                newest = lastLine(check.path("Output").asText(""));
            }
        }
        return newest;
    }

    private static Optional<String> lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST_REASON)));
    }

    private static Optional<Instant> startedAt(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> at.isAfter(Instant.EPOCH)); // year 1: never started
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
