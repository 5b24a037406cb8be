package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.Severity;
import io.totem.procfs.ListeningSocket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SYSTEM_PORT(n): only root may take such a port, and the table does not know what for. */
final class SystemPortRule implements WarningRule {

    private static final int FIRST_FREE = 1024;

    private final KnownPorts ports;

    SystemPortRule(KnownPorts ports) {
        this.ports = ports;
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.listening().stream()
                .filter(socket -> socket.port() < FIRST_FREE)
                .filter(socket -> ports.find(socket.protocol().name().toLowerCase(Locale.ROOT), socket.port())
                        .isEmpty())
                .map(ListeningSocket::port)
                .distinct()
                .sorted()
                .map(port -> warning(evidence, port))
                .toList();
    }

    private static Warning warning(Evidence evidence, int port) {
        boolean muted = evidence.expects(expected -> expected.ports().contains(port));
        String number = Integer.toString(port);
        return new Warning(
                WarningCode.SYSTEM_PORT,
                Optional.of(number),
                Severity.CAUTION,
                muted,
                text("warning.SYSTEM_PORT.title", number),
                text(muted ? "warning.SYSTEM_PORT.muted" : "warning.SYSTEM_PORT.why", number, evidence.name()),
                text(muted ? "warning.muted.todo" : "warning.SYSTEM_PORT.todo", evidence.name(), number));
    }
}
