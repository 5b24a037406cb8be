package io.totem.dashboard.proposal;

import io.totem.dashboard.exchange.ImportReport.FieldWrong;
import io.totem.dashboard.exchange.ImportReport.Line;
import io.totem.platform.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file that was dropped over FTP, as docs/api.md describes it.
 *
 * @param refusal why the whole file was not taken; empty when it was
 */
public record DroppedFile(
        Instant at,
        String file,
        long sizeBytes,
        Optional<String> sha256,
        long added,
        long unchanged,
        long proposed,
        long rejected,
        List<Line> lines,
        int moreLines,
        Optional<Text> refusal,
        List<FieldWrong> errors) {

    public DroppedFile {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /** One page of them, the newest first. */
    public record DroppedFiles(int page, long pages, long total, List<DroppedFile> items) {

        public DroppedFiles {
            items = List.copyOf(items);
        }
    }
}
