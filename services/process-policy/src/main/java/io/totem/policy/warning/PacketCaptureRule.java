package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PACKET_CAPTURE: a program that records what goes over this machine's network; while it runs, it runs for a reason that somebody knows. */
final class PacketCaptureRule implements WarningRule {

    private static final Pattern SNIFFERS = Pattern.compile(
            "tcpdump|tshark|dumpcap|termshark|ngrep|tcpflow|tcpick|netsniff-ng"
                    + "|dsniff|urlsnarf|mailsnarf|msgsnarf|filesnarf|webspy|driftnet|ettercap|bettercap|sslsniff|sslsplit|net-creds");

    @Override
    public List<Warning> check(Evidence evidence) {
        return SNIFFERS.matcher(ProgramKind.applet(evidence.process())).matches()
                ? List.of(warning(evidence))
                : List.of();
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
