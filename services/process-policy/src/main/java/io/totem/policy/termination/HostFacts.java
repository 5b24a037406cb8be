package io.totem.policy.termination;

import io.totem.policy.supervisor.Restart;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a decision needs to know about the host.
 *
 * @param consoleSessions login sessions on a screen or serial line of the machine itself, such as session-2.scope
 * @param restarts when systemd starts its services again, by unit; those that are not in it are not known
 */
public record HostFacts(
        LoginUsers loginUsers, OwnProcess own, Set<String> consoleSessions, Map<String, Restart> restarts) {

    public HostFacts {
        Objects.requireNonNull(loginUsers, "loginUsers");
        Objects.requireNonNull(own, "own");
        consoleSessions = Set.copyOf(consoleSessions);
        restarts = Map.copyOf(restarts);
    }
}
