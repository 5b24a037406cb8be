package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
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

    private static final Comparator<Finding> WORSE =
            Comparator.comparing(Finding::severity).thenComparing(Finding::reach);

    private final PortServices services;

    PublicPortRule(KnownPorts ports) {
        this.services = new PortServices(ports);
    }

    /** @param published where the machine takes the connections, of a container */
    private record Finding(PortServices.Found service, OpenPort port, Optional<Publication> published, Reach reach) {

        KnownPort known() {
            return service.known();
        }

        /** {@code Redis}, or {@code usually Redis} where only the number says so. */
        Object name() {
            return service.certain() ? known().name() : text("port.usually", known().name());
        }

        boolean forwarded() {
            return port.purpose() instanceof Purpose.Forwarding;
        }

        Severity severity() {
            return switch (reach) {
                case EVERYWHERE, PUBLIC -> known().severity();
                case PRIVATE, LINK_LOCAL -> known().severity().milder();
                case CONTAINERS, VIRTUAL_MACHINES, LOOPBACK -> Severity.INFO;
            };
        }
    }

    @Override
    public List<Warning> check(Evidence evidence) {
        PortFacts facts = evidence.ports();
        Map<Integer, Finding> worst = facts.open().stream()
                .filter(port -> !(port.purpose() instanceof Purpose.Inherited)
                        && !(port.purpose() instanceof Purpose.Activation held && held.taken()))
                .flatMap(port -> findings(evidence, port))
                .collect(Collectors.toMap(
                        finding -> finding.known().port(),
                        Function.identity(),
                        BinaryOperator.maxBy(WORSE),
                        TreeMap::new));
        return worst.values().stream()
                .map(finding -> warning(evidence, facts, finding))
                .toList();
    }

    private Stream<Finding> findings(Evidence evidence, OpenPort port) {
        Stream<Finding> published = port.published().stream()
                .filter(publication -> publication.reach() != Reach.LOOPBACK)
                .flatMap(publication -> services
                        .find(evidence, port, publication.port())
                        .map(service -> new Finding(service, port, Optional.of(publication), publication.reach()))
                        .stream());
        boolean itself = port.contained() ? port.reach().leavesMachine() : port.reach() != Reach.LOOPBACK;
        return itself
                ? Stream.concat(
                        published,
                        services
                                .find(evidence, port, port.port())
                                .map(service -> new Finding(service, port, Optional.empty(), port.reach()))
                                .stream())
                : published;
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
                muted ? text("warning.muted.todo", evidence.name()) : todo(evidence, finding));
    }

    private static LocalizedText title(PortFacts facts, Finding finding) {
        KnownPort known = finding.known();
        String number = Integer.toString(known.port());
        if (finding.port().purpose() instanceof Purpose.Forwarding forwarding) {
            return forwarding("port.title.forwarding", finding.port(), forwarding);
        }
        return finding.published()
                .map(published -> text(
                        "port.title.published." + finding.reach(),
                        Integer.toString(finding.port().port()),
                        finding.name(),
                        facts.container().orElse(""),
                        Integer.toString(published.port())))
                .orElseGet(() -> text("port.title." + finding.reach(), number, finding.name()));
    }

    private static LocalizedText mutedWhy(Evidence evidence, Finding finding) {
        if (finding.port().purpose() instanceof Purpose.Forwarding forwarding) {
            return forwarding("port.forwarding", finding.port(), forwarding);
        }
        return text("port.normal", Integer.toString(finding.known().port()), finding.name(), evidence.name());
    }

    private static LocalizedText forwarding(String key, OpenPort port, Purpose.Forwarding forwarding) {
        return text(
                key,
                Integer.toString(port.port()),
                forwarding.container(),
                Integer.toString(forwarding.containerPort()));
    }

    private static LocalizedText why(PortFacts facts, Finding finding) {
        OpenPort port = finding.port();
        LocalizedText where = finding.published()
                .map(published -> text(
                        "port.published." + finding.reach(),
                        Integer.toString(port.port()),
                        finding.name(),
                        facts.container().orElse(""),
                        Integer.toString(published.port()),
                        published.address()))
                .orElseGet(() -> text(
                        "port.listens." + finding.reach(),
                        Integer.toString(port.port()),
                        finding.name(),
                        port.address()));
        LocalizedText told = PortWords.activation(port).map(where::then).orElse(where);
        LocalizedText because = told.then(because(finding));
        return PortWords.firewall(facts, port, finding.published(), finding.reach())
                .map(because::then)
                .orElse(because);
    }

    private static LocalizedText because(Finding finding) {
        KnownPort known = finding.known();
        return finding.service().certain()
                ? text("port.because", known.why())
                : text("port.because.usually", Integer.toString(known.port()), known.name(), known.what(), known.why());
    }

    /** What the table advises is for a program on the machine itself. */
    private static LocalizedText todo(Evidence evidence, Finding finding) {
        return finding.published()
                .filter(_ -> finding.known().severity() != Severity.INFO)
                .map(published -> PortWords.publishLocally(finding.port(), published))
                .orElseGet(() -> advice(evidence, finding));
    }

    private static LocalizedText advice(Evidence evidence, Finding finding) {
        KnownPort known = finding.known();
        return finding.service().certain()
                ? known.advice()
                : text(
                        "port.advice.usually",
                        evidence.name(),
                        Integer.toString(known.port()),
                        known.name(),
                        known.advice());
    }
}
