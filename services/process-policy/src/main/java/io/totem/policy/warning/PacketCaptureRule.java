package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.place.Script;
import io.totem.policy.port.Severity;
import io.totem.procfs.Held;
import io.totem.procfs.Held.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PACKET_CAPTURE: a program that records what goes over this machine's network; while it runs, it runs for a reason that somebody knows. It is
 * told by its name, and where neither a package brought it nor anybody knows it by the socket that it has open. Clients of DHCP, routers and watchers that packages bring have such
 * sockets, too.
 */
final class PacketCaptureRule implements WarningRule {

    private static final Pattern SNIFFERS = Pattern.compile(
            "tcpdump|tshark|dumpcap|termshark|ngrep|tcpflow|tcpick|netsniff-ng"
                    + "|dsniff|urlsnarf|mailsnarf|msgsnarf|filesnarf|webspy|driftnet|ettercap|bettercap|sslsniff|sslsplit|net-creds");

    private static final String LOCAL = "/usr/local/";

    @Override
    public List<Warning> check(Evidence evidence) {
        if (SNIFFERS.matcher(ProgramKind.applet(evidence.process())).matches()) {
            return List.of(warning(evidence));
        }
        if (evidence.process().containerId().isPresent() || !Unbrought.is(evidence)) {
            return List.of();
        }
        boolean script = ProgramKind.takesCommands(evidence.process());
        if (!script && isKnownHere(evidence)) {
            return List.of();
        }
        return evidence.facts().behaviour().rights().held().stream()
                .filter(held -> held.kind() == Kind.PACKETS || held.kind() == Kind.RAW)
                .min(Comparator.comparing(Held::kind).thenComparing(Held::name))
                .map(held -> open(evidence, held))
                .stream()
                .toList();
    }

    /** By its policy's paths, or where the same would lie that an administrator built (FHS 3.0, 4.9): a name alone is anybody's. */
    private static boolean isKnownHere(Evidence evidence) {
        return evidence.expects(_ -> true)
                || evidence.process()
                        .executable()
                        .filter(path -> path.startsWith(LOCAL))
                        .map(path -> "/usr/" + path.substring(LOCAL.length()))
                        .filter(evidence::expectsAt)
                        .isPresent();
    }

    /** A text that was given to an interpreter on the spot is nobody's tool. */
    private static Warning open(Evidence evidence, Held held) {
        boolean onTheSpot = ProgramKind.takesCommands(evidence.process())
                && Script.isText(evidence.process())
                && Sessions.isService(evidence.process());
        String variant = held.kind() == Kind.PACKETS ? "packets" : "raw";
        return new Warning(
                WarningCode.PACKET_CAPTURE,
                Optional.empty(),
                onTheSpot ? Severity.DANGER : Severity.CAUTION,
                false,
                text("warning.PACKET_CAPTURE.title." + variant),
                text(
                        "warning.PACKET_CAPTURE.why." + variant,
                        Shown.words(evidence.name()),
                        evidence.process().user(),
                        held.name()),
                text("warning.PACKET_CAPTURE.todo.open"));
    }

    private static Warning warning(Evidence evidence) {
        return new Warning(
                WarningCode.PACKET_CAPTURE,
                Optional.empty(),
                Severity.CAUTION,
                false,
                text("warning.PACKET_CAPTURE.title"),
                text(
                        "warning.PACKET_CAPTURE.why",
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user()),
                text("warning.PACKET_CAPTURE.todo"));
    }
}
