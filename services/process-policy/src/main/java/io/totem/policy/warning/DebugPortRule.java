package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import io.totem.procfs.ListeningSocket;
import io.totem.procfs.ListeningSocket.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * DEBUG_PORT(n): a debugger's port that others reach. What listens is a fact; of a container, whose sockets the host does not
 * see, the arguments are all there is, and who reaches it depends on what is published.
 */
final class DebugPortRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return DebugEntry.of(
                        evidence.process(),
                        evidence.facts().behaviour().startUp().options())
                .flatMap(entry -> warning(evidence, entry))
                .stream()
                .toList();
    }

    private static Optional<Warning> warning(Evidence evidence, DebugEntry entry) {
        if (evidence.process().containerId().isPresent() && evidence.listening().isEmpty()) {
            return entry.open() && entry.port().isPresent() && !isEpmd(entry)
                    ? Optional.of(warning(evidence, entry, entry.port().getAsInt(), Severity.CAUTION, "contained"))
                    : Optional.empty();
        }
        return evidence.listening().stream()
                .filter(socket -> socket.protocol() == Protocol.TCP && socket.isPublic())
                .map(ListeningSocket::port)
                .filter(port -> entry.port().isPresent() ? entry.port().getAsInt() == port : entry.open())
                .min(Integer::compare)
                .map(port -> warning(evidence, entry, port, Severity.DANGER, "open"));
    }

    /** It is no debugger: what it tells, the other containers of one's own network may know. */
    private static boolean isEpmd(DebugEntry entry) {
        return entry.tool().equals("epmd");
    }

    private static Warning warning(Evidence evidence, DebugEntry entry, int port, Severity severity, String variant) {
        String number = Integer.toString(port);
        return new Warning(
                WarningCode.DEBUG_PORT,
                Optional.of(number),
                severity,
                false,
                text("warning.DEBUG_PORT.title", number, entry.tool()),
                text(
                        "warning.DEBUG_PORT.why." + variant + (isEpmd(entry) ? ".epmd" : ""),
                        evidence.name(),
                        number,
                        entry.tool()),
                text("warning.DEBUG_PORT.todo." + variant, number));
    }
}
