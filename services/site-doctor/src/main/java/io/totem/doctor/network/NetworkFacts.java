package io.totem.doctor.network;

import static io.totem.doctor.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.Outcome;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine itself has a network.
 *
 * @param up the interfaces that are up, besides loopback
 * @param own the addresses of this machine
 * @param ways to the site, one for each of its addresses; empty where the kernel's tables could not be read
 */
public record NetworkFacts(List<String> up, List<InetAddress> own, List<Way> ways) implements Facts {

    public NetworkFacts {
        up = List.copyOf(up);
        own = List.copyOf(own);
        ways = List.copyOf(ways);
    }

    public boolean isDown() {
        return up.isEmpty();
    }

    /** Whether it knows no way to any of the addresses. */
    public boolean hasNoRoute() {
        return !ways.isEmpty() && ways.stream().allMatch(way -> way.route().isEmpty());
    }

    /** Who should pass everything on and does not answer. */
    public Optional<Route> silentGateway() {
        return !ways.isEmpty() && ways.stream().noneMatch(Way::isOpen)
                ? ways.stream()
                        .filter(way -> way.gateway() == Neighbour.SILENT)
                        .flatMap(way -> way.route().stream())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    public Outcome outcome() {
        if (isDown() || hasNoRoute() || silentGateway().isPresent()) {
            return Outcome.FAILED;
        }
        return ways.isEmpty() ? Outcome.UNKNOWN : Outcome.PASSED;
    }

    @Override
    public LocalizedText summary() {
        if (isDown()) {
            return text("network.down");
        }
        if (hasNoRoute()) {
            return text("network.noRoute", String.join(", ", up));
        }
        return silentGateway()
                .map(route -> text("network.silentGateway", name(route), route.device()))
                .or(() -> ways.stream().filter(Way::isOpen).findFirst().map(NetworkFacts::open))
                .orElseGet(() -> text("network.unknown"));
    }

    private static LocalizedText open(Way way) {
        Route route = way.route().orElseThrow();
        return route.gateway().isPresent()
                ? text("network.gateway", name(route), route.device())
                : text("network.neighbour", route.device());
    }

    private static String name(Route route) {
        return route.gateway().map(InetAddress::getHostAddress).orElse("");
    }
}
