package io.totem.policy.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.procfs.Reach;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A port as docs/api.md describes it.
 *
 * @param open whether others than this machine's own programs can connect, here or where it is published
 * @param contained whether it stands in the network of a container: address and port are that container's
 * @param container of docker-proxy: to which container it hands on
 * @param unit of systemd: for which socket unit it waits
 * @param starts of systemd: what a connection starts
 */
record PortView(
        String protocol,
        String address,
        int port,
        @JsonProperty("public") boolean open,
        String reach,
        boolean contained,
        List<Published> published,
        Optional<String> container,
        Optional<String> unit,
        Optional<String> starts) {

    record Published(
            String address,
            int port,
            @JsonProperty("public") boolean open,
            String reach) {

        static Published of(Publication publication) {
            return new Published(
                    publication.address(),
                    publication.port(),
                    publication.reach() != Reach.LOOPBACK,
                    word(publication.reach()));
        }
    }

    static PortView of(OpenPort port) {
        return new PortView(
                port.protocol().name().toLowerCase(Locale.ROOT),
                port.address(),
                port.port(),
                isOpen(port),
                word(port.reach()),
                port.contained(),
                port.published().stream().map(Published::of).toList(),
                port.purpose() instanceof Purpose.Forwarding forwarding
                        ? Optional.of(forwarding.container())
                        : Optional.empty(),
                port.purpose() instanceof Purpose.Activation activation ? activation.unit() : Optional.empty(),
                port.purpose() instanceof Purpose.Activation activation ? activation.starts() : Optional.empty());
    }

    private static boolean isOpen(OpenPort port) {
        return port.contained() ? port.leavesMachine() : port.reach() != Reach.LOOPBACK;
    }

    /** The word in JSON: lower case. */
    static String word(Reach reach) {
        return reach.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
