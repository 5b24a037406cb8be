package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.command.Command;
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
 * SYSTEM_PORT(n): only root may take such a port, others than this machine's own programs reach it, and neither the table nor
 * the dictionary knows what for. Of a container the machine's number counts.
 */
final class SystemPortRule implements WarningRule {

    private static final int FIRST_FREE = 1024;

    private final PortServices services;

    SystemPortRule(KnownPorts ports) {
        this.services = new PortServices(ports);
    }

    private record Finding(int number, OpenPort port, Optional<Publication> published, Reach reach) {}

    @Override
    public List<Warning> check(Evidence evidence) {
        PortFacts facts = evidence.ports();
        Map<Integer, Finding> farthest = facts.open().stream()
                .filter(SystemPortRule::isItsOwn)
                .flatMap(SystemPortRule::findings)
                .filter(finding -> finding.number() < FIRST_FREE && finding.reach() != Reach.LOOPBACK)
                .filter(finding -> services.find(evidence, finding.port(), finding.number())
                        .isEmpty())
                .collect(Collectors.toMap(
                        Finding::number,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Finding::reach)),
                        TreeMap::new));
        return farthest.values().stream()
                .map(finding -> warning(evidence, facts, finding))
                .toList();
    }

    private static boolean isItsOwn(OpenPort port) {
        return switch (port.purpose()) {
            case Purpose.Own _ -> true;
            case Purpose.Forwarding _, Purpose.Inherited _ -> false;
            case Purpose.Activation held -> !held.taken();
        };
    }

    private static Stream<Finding> findings(OpenPort port) {
        boolean itself = !port.contained() || port.reach().leavesMachine();
        return Stream.concat(
                itself ? Stream.of(new Finding(port.port(), port, Optional.empty(), port.reach())) : Stream.empty(),
                port.published().stream()
                        .map(publication ->
                                new Finding(publication.port(), port, Optional.of(publication), publication.reach())));
    }

    private static Warning warning(Evidence evidence, PortFacts facts, Finding finding) {
        boolean muted = evidence.expects(
                expected -> expected.ports().contains(finding.port().port()));
        String number = Integer.toString(finding.number());
        return new Warning(
                WarningCode.SYSTEM_PORT,
                Optional.of(number),
                finding.reach().leavesMachine() ? Severity.CAUTION : Severity.INFO,
                muted,
                text("warning.SYSTEM_PORT.title", number),
                muted ? text("warning.SYSTEM_PORT.muted", number, evidence.name()) : why(evidence, facts, finding),
                muted ? text("warning.muted.todo", evidence.name()) : todo(evidence, finding, number));
    }

    private static LocalizedText why(Evidence evidence, PortFacts facts, Finding finding) {
        OpenPort port = finding.port();
        LocalizedText where = finding.published()
                .map(published -> text(
                        "port.unknown.published." + finding.reach(),
                        Integer.toString(port.port()),
                        facts.container().orElse(""),
                        Integer.toString(published.port()),
                        published.address()))
                .orElseGet(() -> text(
                        "port.unknown." + finding.reach(),
                        Integer.toString(port.port()),
                        evidence.name(),
                        port.address()));
        LocalizedText told = PortWords.activation(port).map(where::then).orElse(where);
        LocalizedText because = told.then(
                PortServices.isAnother(evidence, port.port())
                        ? text("warning.SYSTEM_PORT.why.other", evidence.name())
                        : text("warning.SYSTEM_PORT.why"));
        return PortWords.firewall(facts, port, finding.published(), finding.reach())
                .map(because::then)
                .orElse(because);
    }

    private static LocalizedText todo(Evidence evidence, Finding finding, String number) {
        return finding.published()
                .map(published -> PortWords.publishLocally(finding.port(), published))
                .or(() -> socketUnit(finding.port()).flatMap(SystemPortRule::unitTodo))
                .orElseGet(() -> text("warning.SYSTEM_PORT.todo", evidence.name(), number));
    }

    private static Optional<String> socketUnit(OpenPort port) {
        return port.purpose() instanceof Purpose.Activation(Optional<String> unit, Optional<String> _, boolean _)
                ? unit
                : Optional.empty();
    }

    /** Empty where the unit's name can be in no command. */
    private static Optional<LocalizedText> unitTodo(String unit) {
        return Command.of("systemctl", "status")
                .on(unit)
                .flatMap(status -> Command.of("systemctl", "disable", "--now")
                        .on(unit)
                        .map(disable -> text("port.activation.todo", status.text(), disable.text())));
    }
}
