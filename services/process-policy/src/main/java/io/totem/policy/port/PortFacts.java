package io.totem.policy.port;

import io.totem.procfs.ListeningSocket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The ports of one process, and what stands between them and others.
 *
 * @param container the name of the one whose network it is in, and whose ports the engine publishes
 */
public record PortFacts(List<OpenPort> open, Optional<String> container, Firewall firewall) {

    /** It keeps none open. */
    public static final PortFacts NONE = new PortFacts(List.of(), Optional.empty(), Firewall.UNREAD);

    public PortFacts {
        open = List.copyOf(open);
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(firewall, "firewall");
    }

    /** Where the host tells no more than the sockets. */
    public static PortFacts ofAddresses(List<ListeningSocket> sockets) {
        return sockets.isEmpty()
                ? NONE
                : new PortFacts(sockets.stream().map(OpenPort::ofAddress).toList(), Optional.empty(), Firewall.UNREAD);
    }
}
