package io.totem.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Docker writes down of its containers: {@code containers/ID/config.v2.json} and {@code hostconfig.json}. */
public final class EngineFiles {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}");
    private static final String COMPOSE_PROJECT = "com.docker.compose.project";
    private static final long MAX_BYTES = 1 << 20;

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    /** @param dockerRoot Docker's data root, normally {@code /var/lib/docker}, as seen from here */
    public EngineFiles(Path dockerRoot) {
        this.folder = dockerRoot.resolve("containers");
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** At most so many, in no order; none where the folder cannot be read. */
    public List<String> ids(int most) {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path each : folders) {
                String id = each.getFileName().toString();
                if (isId(id) && ids.size() < most) {
                    ids.add(id);
                }
            }
        } catch (IOException noEngineHere) {
            return List.of();
        }
        return ids;
    }

    public JsonNode config(String id) {
        return read(folder.resolve(id).resolve("config.v2.json"));
    }

    /** Empty where the engine's files are not for us to read. */
    public static Optional<String> name(JsonNode config) {
        return Optional.of(config.path("Name").asText("").replaceFirst("^/", ""))
                .filter(name -> NAME.matcher(name).matches());
    }

    public static Map<String, String> labels(JsonNode config) {
        Map<String, String> labels = new HashMap<>();
        config.path("Config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText("")));
        return labels;
    }

    /**
     * The Compose project it belongs to. An image may bring any label, and so may whoever made it; which networks a container is
     * in only the engine says, and Compose names them after the project.
     */
    public static Optional<String> project(JsonNode config) {
        return Optional.ofNullable(labels(config).get(COMPOSE_PROJECT))
                .filter(project -> !project.isEmpty())
                .filter(project -> config.path("NetworkSettings").path("Networks").properties().stream()
                        .anyMatch(network -> network.getKey().startsWith(project + "_")));
    }

    /** One of running, paused, restarting, exited, dead, as {@code docker ps} has it. */
    public static String state(JsonNode config) {
        JsonNode state = config.path("State");
        if (state.path("Restarting").asBoolean()) {
            return "restarting";
        } else if (state.path("Paused").asBoolean()) {
            return "paused";
        } else if (state.path("Running").asBoolean()) {
            return "running";
        }
        return state.path("Dead").asBoolean() ? "dead" : "exited";
    }

    /** What was asked of the host for it: ports, mounts, capabilities. */
    public JsonNode hostConfig(String id) {
        return read(folder.resolve(id).resolve("hostconfig.json"));
    }

    public Optional<String> restartPolicy(String id) {
        JsonNode policy = hostConfig(id).path("RestartPolicy").path("Name");
        return policy.isTextual() ? Optional.of(policy.asText()) : Optional.empty();
    }

    /** Another engine, another container's file, half written, or not for us to read: all the same, nothing is known. */
    private JsonNode read(Path file) {
        try {
            return Files.size(file) > MAX_BYTES ? MissingNode.getInstance() : json.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
