package io.totem.policy.drop;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.UntrustedText;
import io.totem.policy.exchange.ImportLine;
import io.totem.policy.exchange.ImportReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one file that was dropped over FTP, and how many like it came before.
 *
 * @param at when it was taken
 * @param count of how many files this tells: itself, and older ones of its kind whose reports are no longer kept
 * @param since when the first of those was taken
 * @param file its name, made harmless
 * @param sha256 empty when it was not read
 * @param lines at most {@value #MOST_LINES}: what was rejected first, then what waits, then the rest
 * @param moreLines how many there are besides
 * @param refusal why the whole file was not taken; empty when it was
 * @param errors where, of a file that was not taken
 */
public record DropReport(
        Instant at,
        long count,
        Instant since,
        String file,
        long sizeBytes,
        Optional<String> sha256,
        long added,
        long unchanged,
        long proposed,
        long rejected,
        List<ImportLine> lines,
        long moreLines,
        Optional<LocalizedText> refusal,
        List<FieldError> errors) {

    static final int MOST_LINES = 100;
    static final int KEPT_WITHOUT_EFFECT = 20;
    static final int KEPT_WITH_EFFECT = 200;
    private static final int MOST_ERRORS = 5;
    private static final int LONGEST_WORD = 100;
    private static final Comparator<ImportLine> WHAT_NEEDS_A_LOOK_FIRST =
            Comparator.comparing(ImportLine::result).reversed().thenComparing(ImportLine::line);

    public DropReport {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(refusal, "refusal");
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    static DropReport taken(DroppedFile file, String sha256, ImportReport report, Instant now) {
        List<ImportLine> lines = report.lines().stream()
                .sorted(WHAT_NEEDS_A_LOOK_FIRST)
                .limit(MOST_LINES)
                .map(DropReport::bounded)
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

    private boolean hadEffect() {
        return added > 0 || proposed > 0;
    }

    /** Refusals by their reason, wherever in the file it lies: the words are ours, and there are few of them. */
    String kind() {
        return refusal.map(why -> "refused: "
                        + (errors.isEmpty() ? why.en() : errors.getFirst().why().en()))
                .orElse(hadEffect() ? "effect" : "no effect");
    }

    /** So many reports of one kind are kept. */
    int keptOfItsKind() {
        return hadEffect() ? KEPT_WITH_EFFECT : KEPT_WITHOUT_EFFECT;
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
