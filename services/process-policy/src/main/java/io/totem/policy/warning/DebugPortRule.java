package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Severity;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * DEBUG_PORT(n): a debugger's port that others reach: danger where other machines do, a caution where it is the containers or
 * guests of this one. What listens is a fact; of a container whose sockets were not read the arguments are all there is.
 */
final class DebugPortRule implements WarningRule {

    private static final Comparator<Way> FARTHEST =
            Comparator.comparing(Way::reach).thenComparing(way -> -way.port().port());

    /** @param published where the machine takes the connections, of a container */
    private record Way(OpenPort port, Optional<Publication> published, Reach reach) {}

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
        PortFacts facts = evidence.ports();
        Optional<Way> farthest = facts.open().stream()
                .filter(port -> port.protocol() == Protocol.TCP && isDebuggers(entry, port.port()))
                .flatMap(DebugPortRule::ways)
                .filter(way -> way.reach() != Reach.LOOPBACK)
                .filter(way -> way.reach().leavesMachine() || !isEpmd(entry))
                .max(FARTHEST);
        return farthest.map(way -> warning(evidence, facts, entry, way)).or(() -> asked(evidence, entry));
    }

    private static boolean isDebuggers(DebugEntry entry, int port) {
        return entry.port().isPresent() ? entry.port().getAsInt() == port : entry.open();
    }

    private static Stream<Way> ways(OpenPort port) {
        return Stream.concat(
                Stream.of(new Way(port, Optional.empty(), port.reach())),
                port.published().stream()
                        .map(publication -> new Way(port, Optional.of(publication), publication.reach())));
    }

    /** It is no debugger: what it tells, the other containers of one's own network may know. */
    private static boolean isEpmd(DebugEntry entry) {
        return entry.tool().equals("epmd");
    }

    private static Warning warning(Evidence evidence, PortFacts facts, DebugEntry entry, Way way) {
        int port = way.port().port();
        boolean contained = way.port().contained();
        LocalizedText where = way.published()
                .map(published -> text(
                        "port.unknown.published." + way.reach(),
                        Integer.toString(port),
                        facts.container().orElse(""),
                        Integer.toString(published.port()),
                        published.address()))
                .orElseGet(() -> contained
                        ? text("warning.DEBUG_PORT.why.listens", evidence.name(), Integer.toString(port))
                        : text(
                                "port.unknown." + way.reach(),
                                Integer.toString(port),
                                evidence.name(),
                                way.port().address()));
        LocalizedText why = where.then(text("warning.DEBUG_PORT.why" + (isEpmd(entry) ? ".epmd" : ""), entry.tool()));
        return warning(
                entry,
                port,
                way.reach().leavesMachine() ? Severity.DANGER : Severity.CAUTION,
                PortWords.firewall(facts, way.port(), way.published(), way.reach())
                        .map(why::then)
                        .orElse(why),
                contained);
    }

    /** Of a container, by its arguments: whether that port is open in it was not seen. */
    private static Optional<Warning> asked(Evidence evidence, DebugEntry entry) {
        boolean unread = evidence.process().containerId().isPresent()
                && evidence.listening().isEmpty();
        return unread && entry.open() && entry.port().isPresent() && !isEpmd(entry)
                ? Optional.of(warning(
                        entry,
                        entry.port().getAsInt(),
                        Severity.CAUTION,
                        text(
                                "warning.DEBUG_PORT.why.asked",
                                evidence.name(),
                                Integer.toString(entry.port().getAsInt()),
                                entry.tool()),
                        true))
                : Optional.empty();
    }

    private static Warning warning(
            DebugEntry entry, int port, Severity severity, LocalizedText why, boolean contained) {
        String number = Integer.toString(port);
        return new Warning(
                WarningCode.DEBUG_PORT,
                Optional.of(number),
                severity,
                false,
                text("warning.DEBUG_PORT.title", number, entry.tool()),
                why,
                text("warning.DEBUG_PORT.todo." + (contained ? "contained" : "open"), number));
    }
}
