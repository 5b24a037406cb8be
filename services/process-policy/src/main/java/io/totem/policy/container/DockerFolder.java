package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Docker's own files, {@code containers/ID/config.v2.json} and {@code hostconfig.json}, so that nobody needs its socket.
 * Each container is read at most every half minute.
 */
public final class DockerFolder implements Containers {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MAX_KEPT = 5_000;
    private static final long MAX_BYTES = 1 << 20;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}");

    private record Read(Container container, Instant at) {}

    private final Path folder;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    /** @param dockerRoot Docker's data root, normally {@code /var/lib/docker}, as seen from here */
    public DockerFolder(Path dockerRoot, Clock clock) {
        this.folder = dockerRoot.resolve("containers");
        this.clock = clock;
    }

    @Override
    public Container find(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no container id: " + id);
        }
        if (known.size() > MAX_KEPT) {
            known.clear();
        }
        Instant now = clock.instant();
        return known.compute(
                        id,
                        (same, before) ->
                                before != null && before.at().plus(KEPT).isAfter(now)
                                        ? before
                                        : new Read(read(id), now))
                .container();
    }

    private Container read(String id) {
        JsonNode config = read(folder.resolve(id).resolve("config.v2.json"));
        JsonNode host = read(folder.resolve(id).resolve("hostconfig.json"));
        String name = config.path("Name").asText("").replaceFirst("^/", "");
        if (!NAME.matcher(name).matches()) {
            return Container.unread(id);
        }
        Map<String, String> labels = new HashMap<>();
        config.path("Config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText("")));
        JsonNode policy = host.path("RestartPolicy").path("Name");
        return new Container(id, name, labels, policy.isTextual() ? Optional.of(policy.asText()) : Optional.empty());
    }

    /** Another engine, another container's file, or not for us to read: all the same, nothing is known. */
    private JsonNode read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return MissingNode.getInstance();
            }
            return json.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
