package io.totem.dashboard.proposal;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.exchange.ImportReport.FieldWrong;
import io.totem.dashboard.exchange.ImportReport.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file that was dropped over FTP, as docs/api.md describes it.
 *
 * @param count of how many files this tells: more than one when the reports of older ones like it are no longer kept
 * @param refusal why the whole file was not taken; empty when it was
 */
public record DroppedFile(
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
        List<Line> lines,
        int moreLines,
        Optional<LocalizedText> refusal,
        List<FieldWrong> errors) {

    public DroppedFile {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /** Older files like it, whose own reports are no longer kept. */
    public long earlier() {
        return count - 1;
    }

    /** One page of them, the newest first. */
    public record DroppedFiles(int page, long pages, long total, List<DroppedFile> items) {

        public DroppedFiles {
            items = List.copyOf(items);
        }
    }
}
