package io.totem.policy.port;

import java.util.Objects;
import java.util.Optional;

/** For whom a process keeps a port open. */
public sealed interface Purpose {

    /** For itself. */
    Purpose OWN = new Own();

    /** For itself. */
    record Own() implements Purpose {}

    /**
     * It hands on to a container what the engine has published; the container's own process has the finding.
     *
     * @param container its name
     * @param containerPort where the container listens
     */
    record Forwarding(String container, int containerPort) implements Purpose {

        public Forwarding {
            Objects.requireNonNull(container, "container");
        }
    }

    /**
     * systemd keeps it open for a service (systemd.socket(5)).
     *
     * @param unit such as demo.socket; empty where no unit file names this port
     * @param starts what the first connection, or each one, starts
     * @param taken whether the service runs and holds the socket too: then it has the finding
     */
    record Activation(Optional<String> unit, Optional<String> starts, boolean taken) implements Purpose {

        public Activation {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(starts, "starts");
        }
    }

    /**
     * Another program opened it, started this one, and has it still: whether this one ever takes a connection is not to be seen. The other
     * one has the finding.
     *
     * @param opener its PID
     */
    record Inherited(int opener) implements Purpose {}
}
