package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.KnownPort;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.procfs.ListeningSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** PUBLIC_PORT(n): others than this machine reach a service of the known-ports table. */
final class PublicPortRule implements WarningRule {

    private final KnownPorts ports;

    PublicPortRule(KnownPorts ports) {
        this.ports = ports;
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        Map<Integer, ListeningSocket> open = evidence.listening().stream()
                .filter(ListeningSocket::isPublic)
                .filter(socket -> known(socket).isPresent())
                .collect(Collectors.toMap(ListeningSocket::port, Function.identity(), this::worse, TreeMap::new));
        return open.values().stream()
                .flatMap(socket -> known(socket).stream().map(port -> warning(evidence, socket, port)))
                .toList();
    }

    private Optional<KnownPort> known(ListeningSocket socket) {
        return ports.find(socket.protocol().name().toLowerCase(Locale.ROOT), socket.port());
    }

    /** One warning a port number: on both protocols the worse one, on several addresses the first. */
    private ListeningSocket worse(ListeningSocket one, ListeningSocket other) {
        Severity first = known(one).map(KnownPort::severity).orElse(Severity.INFO);
        Severity second = known(other).map(KnownPort::severity).orElse(Severity.INFO);
        return second.compareTo(first) > 0 ? other : one;
    }

    private static Warning warning(Evidence evidence, ListeningSocket socket, KnownPort port) {
        boolean muted = port.severity() == Severity.DANGER
                ? evidence.operatorExpects(expected -> expected.publicPorts().contains(port.port()))
                : evidence.expects(expected -> expected.publicPorts().contains(port.port()));
        String number = Integer.toString(port.port());
        return new Warning(
                WarningCode.PUBLIC_PORT,
                Optional.of(number),
                port.severity(),
                muted,
                text("warning.PUBLIC_PORT.title", number, port.name()),
                muted
                        ? text("warning.PUBLIC_PORT.muted", number, port.name(), evidence.name())
                        : text("warning.PUBLIC_PORT.why", number, port.name(), address(socket), port.why()),
                muted ? text("warning.muted.todo", evidence.name()) : port.advice());
    }

    private static String address(ListeningSocket socket) {
        return socket.address().getHostAddress();
    }
}
