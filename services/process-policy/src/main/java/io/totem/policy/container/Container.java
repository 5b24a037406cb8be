package io.totem.policy.container;

import io.totem.platform.engine.ContainerNetwork;
import java.util.Objects;
import java.util.Optional;

/**
 * What the engine wrote down about one container.
 *
 * @param id 64 hexadecimal digits
 * @param name as the engine shows it; the short id where the engine's files may not be read
 * @param project the Compose project it belongs to
 * @param restartPolicy {@code no}, {@code always}, {@code unless-stopped}, {@code on-failure}; empty where unknown
 * @param network how others reach it
 */
public record Container(
        String id, String name, Optional<String> project, Optional<String> restartPolicy, ContainerNetwork network) {

    private static final int SHORT_ID = 12;

    public Container {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(restartPolicy, "restartPolicy");
        Objects.requireNonNull(network, "network");
    }

    /** Of whose network nothing is known. */
    public Container(String id, String name, Optional<String> project, Optional<String> restartPolicy) {
        this(id, name, project, restartPolicy, ContainerNetwork.UNREAD);
    }

    /** All that can be said without the engine's files. */
    public static Container unread(String id) {
        return new Container(id, id.substring(0, Math.min(SHORT_ID, id.length())), Optional.empty(), Optional.empty());
    }

    /** Whether the engine leaves it alone when it stops; false where that is not known. */
    public boolean staysStopped() {
        return restartPolicy
                .filter(policy -> policy.isEmpty() || policy.equals("no"))
                .isPresent();
    }
}
