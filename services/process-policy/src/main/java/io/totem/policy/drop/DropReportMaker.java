package io.totem.policy.drop;

import io.totem.api.policies.DropReport;
import io.totem.api.policies.ImportLine;
import io.totem.api.policies.ImportReport;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.UntrustedText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what became of one file that was dropped over FTP. */
final class DropReportMaker {

    static final int MOST_LINES = 100;
    static final int KEPT_WITHOUT_EFFECT = 20;
    static final int KEPT_WITH_EFFECT = 200;
    private static final int MOST_ERRORS = 5;
    private static final int LONGEST_WORD = 100;
    private static final Comparator<ImportLine> WHAT_NEEDS_A_LOOK_FIRST =
            Comparator.comparing(ImportLine::result).reversed().thenComparing(ImportLine::line);

    private DropReportMaker() {}

    static DropReport taken(DroppedFile file, String sha256, ImportReport report, Instant now) {
        List<ImportLine> lines = report.lines().stream()
                .sorted(WHAT_NEEDS_A_LOOK_FIRST)
                .limit(MOST_LINES)
                .map(DropReportMaker::bounded)
                .toList();
        return new DropReport(
                now,
                1,
                now,
                file.harmlessName(),
                file.status().size(),
                Optional.of(sha256),
                report.added(),
                report.unchanged(),
                report.proposed(),
                report.rejected(),
                lines,
                report.lines().size() - lines.size(),
                Optional.empty(),
                List.of());
    }

    static DropReport refused(DroppedFile file, Optional<String> sha256, ProblemException why, Instant now) {
        return untaken(file.harmlessName(), file.status().size(), sha256, why.detail(), bounded(why.errors()), now);
    }

    /** @param file the one that is next */
    static DropReport backlog(String file, LocalizedText why, Instant now) {
        return untaken(file, 0, Optional.empty(), why, List.of(), now);
    }

    private static DropReport untaken(
            String file,
            long sizeBytes,
            Optional<String> sha256,
            LocalizedText why,
            List<FieldError> errors,
            Instant now) {
        return new DropReport(now, 1, now, file, sizeBytes, sha256, 0, 0, 0, 0, List.of(), 0, Optional.of(why), errors);
    }

    private static boolean hadEffect(DropReport report) {
        return report.added() > 0 || report.proposed() > 0;
    }

    /** Refusals by their reason, wherever in the file it lies: the words are ours, and there are few of them. */
    static String kind(DropReport report) {
        return report.refusal()
                .map(why -> "refused: "
                        + (report.errors().isEmpty()
                                ? why.en()
                                : report.errors().getFirst().why().en()))
                .orElse(hadEffect(report) ? "effect" : "no effect");
    }

    /** So many reports of one kind are kept. */
    static int keptOfItsKind(DropReport report) {
        return hadEffect(report) ? KEPT_WITH_EFFECT : KEPT_WITHOUT_EFFECT;
    }

    private static ImportLine bounded(ImportLine line) {
        return new ImportLine(
                line.line(), word(line.name()), line.platform(), line.result(), line.reason(), bounded(line.errors()));
    }

    private static List<FieldError> bounded(List<FieldError> errors) {
        return errors.stream()
                .limit(MOST_ERRORS)
                .map(error -> new FieldError(word(error.field()), error.why()))
                .toList();
    }

    private static String word(String strangers) {
        return UntrustedText.visible(
                strangers.length() > LONGEST_WORD ? strangers.substring(0, LONGEST_WORD) + "…" : strangers);
    }
}
