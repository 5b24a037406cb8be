package io.totem.policy.port;

import io.totem.procfs.Reach;
import java.util.Objects;

/**
 * Where the machine takes connections for a port of a container.
 *
 * @param address as the engine has it; empty for every address
 * @param port 1 to 65535, the machine's
 * @param reach who can reach that address
 */
public record Publication(String address, int port, Reach reach) {

    public Publication {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(reach, "reach");
    }
}
