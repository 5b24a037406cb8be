package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.Reach;
import java.util.Locale;
import java.util.Optional;

/** What is said of a port, whichever warning it is. */
final class PortWords {

    private PortWords() {}

    /** For which unit systemd keeps it open. */
    static Optional<LocalizedText> activation(OpenPort port) {
        return port.purpose() instanceof Purpose.Activation held
                ? Optional.of(held.unit()
                        .flatMap(unit -> held.starts().map(starts -> text("port.activation", unit, starts)))
                        .orElseGet(() -> text("port.activation.unknown")))
                : Optional.empty();
    }

    /** What is known of the firewall; nothing where the connections do not come from another machine. */
    static Optional<LocalizedText> firewall(
            PortFacts facts, OpenPort port, Optional<Publication> published, Reach reach) {
        if (!reach.leavesMachine()) {
            return Optional.empty();
        }
        String protocol = port.protocol().name().toLowerCase(Locale.ROOT);
        return Optional.of(published
                .map(publication -> facts.firewall().aboutPublished(protocol, publication.port()))
                .orElseGet(() -> facts.firewall().about(protocol, port.port())));
    }

    /** What closes a published port: binding to loopback inside the container would close it to the engine, too. */
    static LocalizedText publishLocally(OpenPort port, Publication published) {
        String suffix = port.protocol() == Protocol.UDP ? "/udp" : "";
        return text("port.publishLocally", "127.0.0.1:" + published.port() + ":" + port.port() + suffix);
    }
}
