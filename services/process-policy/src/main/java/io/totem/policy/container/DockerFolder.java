package io.totem.policy.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import io.totem.platform.cache.Caches;
import io.totem.platform.engine.ContainerNetwork;
import io.totem.platform.engine.EngineFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Docker's own files, {@code containers/ID/config.v2.json} and {@code hostconfig.json}, so that nobody needs its socket.
 * Each container is read at most every half minute.
 */
public final class DockerFolder implements Containers {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MAX_KEPT = 5_000;

    private final EngineFiles files;
    private final Cache<String, Container> known;

    /** @param dockerRoot Docker's data root, normally {@code /var/lib/docker}, as seen from here */
    public DockerFolder(Path dockerRoot, Clock clock) {
        this.files = new EngineFiles(dockerRoot);
        this.known = Caches.bounded(clock, MAX_KEPT).expireAfterWrite(KEPT).build();
    }

    @Override
    public Container find(String id) {
        if (!EngineFiles.isId(id)) {
            throw new IllegalArgumentException("no container id: " + id);
        }
        return known.get(id, this::read);
    }

    private Container read(String id) {
        JsonNode config = files.config(id);
        return EngineFiles.name(config)
                .map(name -> new Container(
                        id,
                        name,
                        EngineFiles.project(config),
                        files.restartPolicy(id),
                        ContainerNetwork.of(config, files.hostConfig(id))))
                .orElseGet(() -> Container.unread(id));
    }
}
