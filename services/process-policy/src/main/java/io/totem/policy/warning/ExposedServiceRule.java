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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * EXPOSED_SERVICE(n): other machines reach a folder, a shell, a proxy or a second login that somebody offers with one command, at
 * whatever port: what is offered decides how bad that is, not the number.
 */
final class ExposedServiceRule implements WarningRule {

    /** Where whoever looks for a proxy to hide behind asks first: SOCKS' and Squid's. */
    private static final Set<Integer> PROXY_PORTS = Set.of(1080, 3128);

    /** Its own port, which whoever looks for files asks first. */
    private static final int RSYNC = 873;

    /** @param published where the machine takes the connections, of a container */
    private record Way(OpenPort port, Optional<Publication> published, Reach reach) {

        int number() {
            return published.map(Publication::port).orElse(port.port());
        }
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        PortFacts facts = evidence.ports();
        Optional<Way> widest = facts.open().stream()
                .filter(port -> port.protocol() == Protocol.TCP)
                .flatMap(ExposedServiceRule::ways)
                .filter(way -> way.reach().leavesMachine())
                .max(Comparator.comparing(Way::reach).thenComparing(Way::number, Comparator.reverseOrder()));
        return widest
                .flatMap(way -> AdHocServer.of(evidence.process()).map(server -> warning(evidence, facts, server, way)))
                .stream()
                .toList();
    }

    private static Stream<Way> ways(OpenPort port) {
        return Stream.concat(
                Stream.of(new Way(port, Optional.empty(), port.reach())),
                port.published().stream()
                        .map(publication -> new Way(port, Optional.of(publication), publication.reach())));
    }

    private static Severity severity(Evidence evidence, AdHocServer server, Optional<String> folder, Way way) {
        boolean grave = switch (server.kind()) {
            case SHELL -> true;
            case FILES ->
                evidence.process().containerId().isEmpty()
                        && folder.filter(AdHocServer::isPrivate).isPresent();
            case FILE, REPOSITORIES ->
                (server.kind() == AdHocServer.Kind.FILE || server.open())
                        && evidence.process().containerId().isEmpty()
                        && folder.filter(AdHocServer::isPrivate).isPresent();
            case CODE, CONTROL, INLINE -> server.open();
            case LOGIN -> evidence.process().uid() != 0 || Sessions.isInOne(evidence.process());
            case RELAY ->
                SocatRelay.of(evidence.process()).filter(SocatRelay::grave).isPresent();
            case PROXY -> PROXY_PORTS.contains(way.number());
            case SYNC -> way.number() == RSYNC;
            case DATA -> false;
        };
        Severity severity = grave ? Severity.DANGER : Severity.CAUTION;
        return way.reach() == Reach.EVERYWHERE || way.reach() == Reach.PUBLIC ? severity : severity.milder();
    }

    private static Warning warning(Evidence evidence, PortFacts facts, AdHocServer server, Way way) {
        Optional<String> folder = server.folder()
                .flatMap(_ -> evidence.facts().behaviour().startUp().servedFolder());
        String number = Integer.toString(way.number());
        boolean muted =
                evidence.operatorExpects(expected -> expected.publicPorts().contains(way.number()));
        String kind = server.kind().name().toLowerCase(Locale.ROOT)
                + (server.kind() == AdHocServer.Kind.FILES && folder.isEmpty()
                        ? ".unread"
                        : server.open() ? ".open" : "");
        String where = folder.or(() -> SocatRelay.of(evidence.process()).map(SocatRelay::target))
                .map(Shown::words)
                .orElseGet(() -> server.kind() == AdHocServer.Kind.INLINE
                        ? Shown.commandLine(evidence.process())
                        : server.folder().map(Shown::words).orElse(""));
        return new Warning(
                WarningCode.EXPOSED_SERVICE,
                Optional.of(number),
                severity(evidence, server, folder, way),
                muted,
                text("warning.EXPOSED_SERVICE.title." + kind, where, number),
                muted
                        ? text("warning.EXPOSED_SERVICE.muted", evidence.name(), number)
                        : why(evidence, facts, kind, where, way),
                muted
                        ? text("warning.muted.todo", evidence.name())
                        : text("warning.EXPOSED_SERVICE.todo." + todo(server.kind()), number));
    }

    private static String todo(AdHocServer.Kind kind) {
        return kind == AdHocServer.Kind.LOGIN ? "login" : "other";
    }

    private static LocalizedText why(Evidence evidence, PortFacts facts, String kind, String where, Way way) {
        LocalizedText told = text(
                        "warning.EXPOSED_SERVICE.why." + kind,
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user(),
                        where)
                .then(text(
                        "warning.EXPOSED_SERVICE.reach." + way.reach()
                                + (way.published().isPresent() ? ".published" : ""),
                        Integer.toString(way.number()),
                        way.published()
                                .map(Publication::address)
                                .orElse(way.port().address())));
        return PortWords.firewall(facts, way.port(), way.published(), way.reach())
                .map(told::then)
                .orElse(told);
    }
}
