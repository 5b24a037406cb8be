package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * PIPED_FROM_NETWORK: it runs what a downloader writes into a pipe, or fetches it itself, and no file of it stays to be looked at.
 * People install programs so: what somebody who is logged in runs as himself is a caution.
 */
final class PipedFromNetworkRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Optional<String> piped = evidence.facts().behaviour().downloader();
        return piped.or(() -> CodeText.downloader(evidence.process())).stream()
                .map(downloader -> new Warning(
                        WarningCode.PIPED_FROM_NETWORK,
                        Optional.of(downloader),
                        Sessions.isAPersonsOwn(evidence) ? Severity.CAUTION : Severity.DANGER,
                        false,
                        text("warning.PIPED_FROM_NETWORK.title", downloader),
                        text(
                                "warning.PIPED_FROM_NETWORK.why" + (piped.isPresent() ? "" : ".text"),
                                Shown.words(ProgramKind.applet(evidence.process())),
                                evidence.process().user(),
                                downloader),
                        text("warning.PIPED_FROM_NETWORK.todo")))
                .toList();
    }
}
