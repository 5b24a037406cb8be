package io.totem.policy.termination;

import java.util.Objects;
import java.util.Set;

/**
 * What a decision needs to know about the host.
 *
 * @param consoleSessions login sessions on a screen or serial line of the machine itself, such as session-2.scope
 */
public record HostFacts(LoginUsers loginUsers, OwnProcess own, Set<String> consoleSessions) {

    public HostFacts {
        Objects.requireNonNull(loginUsers, "loginUsers");
        Objects.requireNonNull(own, "own");
        consoleSessions = Set.copyOf(consoleSessions);
    }
}
