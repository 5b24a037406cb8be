package io.totem.policy.drop;

import io.totem.platform.problem.FieldError;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.text.Strangers;
import io.totem.platform.text.Text;
import io.totem.policy.exchange.ImportLine;
import io.totem.policy.exchange.ImportReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one file that was dropped over FTP.
 *
 * @param at when it was taken
 * @param file its name, made harmless
 * @param sha256 empty when it was not read
 * @param lines at most {@value #MOST_LINES}: what was rejected first, then what waits, then the rest
 * @param moreLines how many there are besides
 * @param refusal why the whole file was not taken; empty when it was
 * @param errors where, of a file that was not taken
 */
public record DropReport(
        Instant at,
        String file,
        long sizeBytes,
        Optional<String> sha256,
        long added,
        long unchanged,
        long proposed,
        long rejected,
        List<ImportLine> lines,
        long moreLines,
        Optional<Text> refusal,
        List<FieldError> errors) {

    static final int MOST_LINES = 100;
    private static final int MOST_ERRORS = 5;
    private static final int LONGEST_WORD = 100;
    private static final Comparator<ImportLine> WHAT_NEEDS_A_LOOK_FIRST =
            Comparator.comparing(ImportLine::result).reversed().thenComparing(ImportLine::line);

    public DropReport {
        Objects.requireNonNull(at, "at");
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
        return new DropReport(
                now,
                file.harmlessName(),
                file.status().size(),
                sha256,
                0,
                0,
                0,
                0,
                List.of(),
                0,
                Optional.of(why.detail()),
                bounded(why.errors()));
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
        return Strangers.visible(
                strangers.length() > LONGEST_WORD ? strangers.substring(0, LONGEST_WORD) + "…" : strangers);
    }
}
