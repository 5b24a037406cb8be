package io.totem.policy.facts;

import io.totem.procfs.Connection;
import java.util.Objects;

/**
 * A TCP connection that is a process' standard input or output; or neither, where a shell takes what it is told from it by another
 * descriptor.
 *
 * @param input whether it is where the process reads from
 * @param output whether it is where the process writes to
 */
public record StreamConnection(Connection connection, boolean input, boolean output) {

    public StreamConnection {
        Objects.requireNonNull(connection, "connection");
    }

    public boolean bothWays() {
        return input && output;
    }
}
