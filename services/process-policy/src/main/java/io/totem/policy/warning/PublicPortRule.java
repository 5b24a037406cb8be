package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.platform.text.Text;
import io.totem.policy.port.KnownPort;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.port.OpenPort;
import io.totem.policy.port.PortFacts;
import io.totem.policy.port.Publication;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import io.totem.procfs.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PUBLIC_PORT(n): others than this machine's own programs reach a service of the known-ports table. How bad that is, is said by the
 * table, and by who they are. What a container listens on counts where the engine publishes it, or where its own address belongs to
 * a network of others.
 */
final class PublicPortRule implements WarningRule {

    private static final String DATABASE = "database";

    private static final Comparator<Finding> WORSE =
            Comparator.comparing(Finding::severity).thenComparing(Finding::reach);

    private final KnownPorts ports;

    PublicPortRule(KnownPorts ports) {
        this.ports = ports;
    }

    /** @param published where the machine takes the connections, of a container */
    private record Finding(KnownPort known, OpenPort port, Optional<Publication> published, Reach reach) {

        boolean forwarded() {
            return port.purpose() instanceof Purpose.Forwarding;
        }

        Severity severity() {
            return switch (reach) {
                case EVERYWHERE, PUBLIC -> known.severity();
                case PRIVATE, LINK_LOCAL -> known.severity().milder();
                case CONTAINERS, VIRTUAL_MACHINES, LOOPBACK -> Severity.INFO;
            };
        }
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        PortFacts facts = evidence.ports();
        List<KnownPort> usual = usual(evidence);
        Map<Integer, Finding> worst = facts.open().stream()
                .filter(port -> !(port.purpose() instanceof Purpose.Activation held && held.taken()))
                .flatMap(port -> findings(port, usual))
                .collect(Collectors.toMap(
                        finding -> finding.known().port(),
                        Function.identity(),
                        BinaryOperator.maxBy(WORSE),
                        TreeMap::new));
        return worst.values().stream()
                .map(finding -> warning(evidence, facts, finding))
                .toList();
    }

    private Stream<Finding> findings(OpenPort port, List<KnownPort> usual) {
        Stream<Finding> published = port.published().stream()
                .filter(publication -> publication.reach() != Reach.LOOPBACK)
                .flatMap(publication -> known(port, publication.port(), usual)
                        .map(known -> new Finding(known, port, Optional.of(publication), publication.reach()))
                        .stream());
        boolean itself = port.contained() ? port.reach().leavesMachine() : port.reach() != Reach.LOOPBACK;
        return itself
                ? Stream.concat(
                        published,
                        known(port, port.port(), usual)
                                .map(known -> new Finding(known, port, Optional.empty(), port.reach()))
                                .stream())
                : published;
    }

    /** What listens decides what it is; where that number says nothing, the one others see, and where that says nothing either, a database is one at any number. */
    private Optional<KnownPort> known(OpenPort port, int seen, List<KnownPort> usual) {
        String protocol = port.protocol().name().toLowerCase(Locale.ROOT);
        int own = port.purpose() instanceof Purpose.Forwarding forwarding ? forwarding.containerPort() : port.port();
        return ports.find(protocol, own)
                .or(() -> ports.find(protocol, seen))
                .or(() -> usual.stream()
                        .filter(known -> known.protocol().equals(protocol))
                        .map(known -> known.at(own))
                        .findFirst());
    }

    /** Where a database listens as its entry in the dictionary has it. */
    private List<KnownPort> usual(Evidence evidence) {
        return evidence.explanation().known().filter(entry -> entry.category().equals(DATABASE)).stream()
                .flatMap(entry -> entry.expected().ports().stream())
                .flatMap(number -> Stream.of("tcp", "udp").flatMap(protocol -> ports.find(protocol, number).stream()))
                .filter(known -> known.severity() == Severity.DANGER)
                .toList();
    }

    private static Warning warning(Evidence evidence, PortFacts facts, Finding finding) {
        KnownPort known = finding.known();
        boolean excused = known.severity() == Severity.DANGER
                ? evidence.operatorExpects(expected -> expected.publicPorts().contains(known.port()))
                : evidence.expects(expected -> expected.publicPorts().contains(known.port()));
        boolean muted = excused || finding.forwarded();
        return new Warning(
                WarningCode.PUBLIC_PORT,
                Optional.of(Integer.toString(known.port())),
                finding.severity(),
                muted,
                title(facts, finding),
                muted ? mutedWhy(evidence, finding) : why(facts, finding),
                muted ? text("warning.muted.todo", evidence.name()) : todo(finding));
    }

    private static Text title(PortFacts facts, Finding finding) {
        KnownPort known = finding.known();
        String number = Integer.toString(known.port());
        if (finding.port().purpose() instanceof Purpose.Forwarding forwarding) {
            return forwarding("port.title.forwarding", finding.port(), forwarding);
        }
        return finding.published()
                .map(published -> text(
                        "port.title.published." + finding.reach(),
                        Integer.toString(finding.port().port()),
                        known.name(),
                        facts.container().orElse(""),
                        Integer.toString(published.port())))
                .orElseGet(() -> text("port.title." + finding.reach(), number, known.name()));
    }

    private static Text mutedWhy(Evidence evidence, Finding finding) {
        if (finding.port().purpose() instanceof Purpose.Forwarding forwarding) {
            return forwarding("port.forwarding", finding.port(), forwarding);
        }
        return text(
                "port.normal",
                Integer.toString(finding.known().port()),
                finding.known().name(),
                evidence.name());
    }

    private static Text forwarding(String key, OpenPort port, Purpose.Forwarding forwarding) {
        return text(
                key,
                Integer.toString(port.port()),
                forwarding.container(),
                Integer.toString(forwarding.containerPort()));
    }

    private static Text why(PortFacts facts, Finding finding) {
        OpenPort port = finding.port();
        Text where = finding.published()
                .map(published -> text(
                        "port.published." + finding.reach(),
                        Integer.toString(port.port()),
                        finding.known().name(),
                        facts.container().orElse(""),
                        Integer.toString(published.port()),
                        published.address()))
                .orElseGet(() -> text(
                        "port.listens." + finding.reach(),
                        Integer.toString(port.port()),
                        finding.known().name(),
                        port.address()));
        Text told = PortWords.activation(port).map(where::then).orElse(where);
        Text because = told.then(text("port.because", finding.known().why()));
        return PortWords.firewall(facts, port, finding.published(), finding.reach())
                .map(because::then)
                .orElse(because);
    }

    /** What the table advises is for a program on the machine itself. */
    private static Text todo(Finding finding) {
        return finding.published()
                .filter(_ -> finding.known().severity() != Severity.INFO)
                .map(published -> PortWords.publishLocally(finding.port(), published))
                .orElse(finding.known().advice());
    }
}
