package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.facts.Relations;
import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;

/**
 * PIPED_FROM_NETWORK: it runs what a downloader writes into a pipe, or fetches it itself, and no file of it stays to be looked at.
 * People install programs so: what somebody who is logged in runs as himself is a caution. So is a script that came through a pipe whose
 * writer is over: where that had it from is not to be seen.
 */
final class PipedFromNetworkRule implements WarningRule {

    @Override
    public List<Warning> check(Evidence evidence) {
        Optional<String> piped = evidence.facts().behaviour().downloader();
        return piped
                .or(() -> CodeText.downloader(evidence.process()))
                .map(downloader -> warning(
                        evidence,
                        Optional.of(downloader),
                        Sessions.isAPersonsOwn(evidence) ? Severity.CAUTION : Severity.DANGER,
                        piped.isPresent() ? "" : ".text"))
                .or(() -> isThroughPipe(evidence)
                        ? Optional.of(warning(evidence, Optional.empty(), Severity.CAUTION, ".gone"))
                        : Optional.empty())
                .stream()
                .toList();
    }

    /** {@code bash <(curl …)} of somebody's terminal, when curl is over: that it was curl nobody can tell any more. */
    private static boolean isThroughPipe(Evidence evidence) {
        Relations relations = evidence.facts().behaviour().relations();
        return relations.throughPipe() && relations.decoder().isEmpty();
    }

    private static Warning warning(Evidence evidence, Optional<String> downloader, Severity severity, String variant) {
        return new Warning(
                WarningCode.PIPED_FROM_NETWORK,
                downloader,
                severity,
                false,
                text(
                        "warning.PIPED_FROM_NETWORK.title" + (downloader.isPresent() ? "" : ".gone"),
                        downloader.orElse("")),
                text(
                        "warning.PIPED_FROM_NETWORK.why" + variant,
                        Shown.words(ProgramKind.applet(evidence.process())),
                        evidence.process().user(),
                        downloader.orElse("")),
                text("warning.PIPED_FROM_NETWORK.todo"));
    }
}
