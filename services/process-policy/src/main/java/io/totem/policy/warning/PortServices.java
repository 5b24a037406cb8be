package io.totem.policy.warning;

import io.totem.api.policies.Origin;
import io.totem.policy.port.KnownPort;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which service of the known-ports table a program is that keeps a port open. What the program is decides where the dictionary
 * knows it; the number alone says no more than what usually listens there.
 */
final class PortServices {

    private static final String DATABASE = "database";

    /** They run others' programs, or hand connections on to them: at which number says as much as ever. */
    private static final Set<String> FOR_OTHERS = Set.of("runtime", "container-runtime", "core");

    private static final Set<String> PROXIES = Set.of("haproxy", "envoy", "traefik");

    /**
     * A service.
     *
     * @param certain whether the program is known to be that; else the number usually stands for it
     */
    record Found(KnownPort known, boolean certain) {}

    private final KnownPorts ports;

    PortServices(KnownPorts ports) {
        this.ports = ports;
    }

    /**
     * Empty where the table has nothing for the numbers, and where the program is known to be something else.
     *
     * @param seen the number that others see, which a container's engine may have chosen
     */
    Optional<Found> find(Evidence evidence, OpenPort port, int seen) {
        String protocol = port.protocol().name().toLowerCase(Locale.ROOT);
        int own = port.purpose() instanceof Purpose.Forwarding forwarding ? forwarding.containerPort() : port.port();
        Optional<KnownPort> numbered = ports.find(protocol, own).or(() -> ports.find(protocol, seen));
        if (numbered.filter(known -> isUsual(evidence, known.port())).isPresent()) {
            return numbered.map(known -> new Found(known, true));
        }
        return database(evidence, protocol)
                .map(known -> new Found(known.at(own), true))
                .or(() -> isAnother(evidence, own) ? Optional.empty() : numbered.map(known -> new Found(known, false)));
    }

    /** Whether the program is known, lies where it is installed, and has ports of its own of which this is none. */
    static boolean isAnother(Evidence evidence, int number) {
        boolean forOthers = evidence.explanation()
                .known()
                .filter(entry -> FOR_OTHERS.contains(entry.category()) || PROXIES.contains(entry.name()))
                .isPresent();
        return !forOthers
                && evidence.expects(expected -> !expected.ports().isEmpty()
                        && !expected.ports().contains(number)
                        && !expected.publicPorts().contains(number));
    }

    /** A database is one at any number. */
    private Optional<KnownPort> database(Evidence evidence, String protocol) {
        return evidence.explanation().known().filter(entry -> entry.category().equals(DATABASE)).stream()
                .flatMap(entry -> entry.expected().ports().stream())
                .flatMap(number -> ports.find(protocol, number).stream())
                .filter(known -> known.severity() == Severity.DANGER)
                .findFirst();
    }

    /** An operator's policy says where a program may listen, and not what that port is for. */
    private static boolean isUsual(Evidence evidence, int number) {
        return evidence.explanation()
                .known()
                .filter(entry -> entry.origin() == Origin.CATALOG)
                .filter(entry -> entry.expected().ports().contains(number)
                        || entry.expected().publicPorts().contains(number))
                .isPresent();
    }
}
