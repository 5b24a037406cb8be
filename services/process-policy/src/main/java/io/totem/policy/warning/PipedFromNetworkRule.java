package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/** PIPED_FROM_NETWORK: it runs what a downloader writes into a pipe, and no file of it stays to be looked at. */
final class PipedFromNetworkRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        return evidence.facts().behaviour().downloader().stream()
                .map(downloader -> new Warning(
                        WarningCode.PIPED_FROM_NETWORK,
                        Optional.of(downloader),
                        Severity.DANGER,
                        false,
                        text("warning.PIPED_FROM_NETWORK.title", downloader),
                        text(
                                "warning.PIPED_FROM_NETWORK.why",
                                Shown.words(ProgramKind.applet(evidence.process())),
                                evidence.process().user(),
                                downloader),
                        text("warning.PIPED_FROM_NETWORK.todo")))
                .toList();
    }
}
