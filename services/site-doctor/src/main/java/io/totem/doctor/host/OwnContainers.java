package io.totem.doctor.host;

import static io.totem.doctor.Messages.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.totem.doctor.host.Container.Health;
import io.totem.doctor.host.Container.State;
import io.totem.platform.engine.EngineFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers of this machine, from what Docker writes down of them; only root may read that. */
final class OwnContainers {

    private static final int MOST = 500;
    private static final String SERVICE = "com.docker.compose.service";

    private final Path docker;
    private final EngineFiles files;

    OwnContainers(Path docker) {
        this.docker = docker;
        this.files = new EngineFiles(docker);
    }

    Availability<Container> all() {
        if (!Files.exists(docker)) {
            return Files.isReadable(docker.getParent())
                    ? new Availability.Known<>(List.of())
                    : new Availability.Unknown<>(text("host.containers.unknown"));
        }
        return Files.isReadable(docker.resolve("containers"))
                ? new Availability.Known<>(files.ids(MOST).stream()
                        .map(files::config)
                        .flatMap(OwnContainers::container)
                        .toList())
                : new Availability.Unknown<>(text("host.containers.unknown"));
    }

    private static Stream<Container> container(JsonNode config) {
        JsonNode state = config.path("State");
        return EngineFiles.name(config)
                .map(name -> new Container(
                        name,
                        Optional.ofNullable(EngineFiles.labels(config).get(SERVICE)),
                        State.valueOf(EngineFiles.state(config).toUpperCase(Locale.ROOT)),
                        health(state.path("Health").path("Status").asText("")),
                        state.path("Running").asBoolean()
                                ? Optional.empty()
                                : Optional.of(state.path("ExitCode").asInt()),
                        state.path("OOMKilled").asBoolean()))
                .stream();
    }

    private static Health health(String status) {
        return switch (status) {
            case "starting" -> Health.STARTING;
            case "healthy" -> Health.HEALTHY;
            case "unhealthy" -> Health.UNHEALTHY;
            default -> Health.UNKNOWN;
        };
    }
}
