package io.totem.policy.facts;

import io.totem.procfs.Connection;
import java.util.Objects;
import java.util.Optional;

/**
 * What other processes have to do with one, as far as open files tell.
 *
 * @param carrier who hands on to it, through pipes, what comes over a connection, and what it answers back
 */
public record Relations(Optional<Carrier> carrier) {

    /** Nothing was seen. */
    public static final Relations NONE = new Relations(Optional.empty());

    /**
     * An interpreter that has a connection and the other ends of a shell's pipes.
     *
     * @param program its file, such as node
     * @param connection one that it has
     */
    public record Carrier(int pid, String program, Connection connection) {

        public Carrier {
            Objects.requireNonNull(program, "program");
            Objects.requireNonNull(connection, "connection");
        }
    }

    public Relations {
        Objects.requireNonNull(carrier, "carrier");
    }
}
