package io.totem.api.policies;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import java.time.Instant;
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
 * @param lines the first of them: what was rejected first, then what waits, then the rest
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

    public DropReport {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(refusal, "refusal");
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }
}
