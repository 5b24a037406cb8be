package io.totem.logs.journal;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.file.Tail;
import io.totem.logs.line.LogLine;
import io.totem.logs.line.NewestLines;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The host's journal. */
@Singleton
public final class Journal {

    private final LogStreamConfig.Journal config;

    public Journal(LogStreamConfig config) {
        this.config = config.journal();
    }

    /** @throws IOException with journalctl's own words when it fails */
    public Tail tail(Optional<String> unit, int lines) throws IOException {
        List<LogLine> found = all(JournalQuery.last(unit, Math.max(1, lines)));
        return new Tail(
                found.isEmpty() ? JournalCursor.START : found.getLast().cursor(), lines == 0 ? List.of() : found);
    }

    /** The newest entries of a priority or a graver one, the oldest first. */
    public List<LogLine> grave(Optional<String> unit, int lines, int priority) throws IOException {
        return all(JournalQuery.lastGrave(unit, lines, priority));
    }

    JournalctlProcess start(JournalQuery query) throws IOException {
        return JournalctlProcess.start(config, query);
    }

    private List<LogLine> all(JournalQuery query) throws IOException {
        try (JournalctlProcess process = start(query)) {
            NewestLines<LogLine> lines = new NewestLines<>(line -> line.text().length());
            for (Optional<String> line = process.nextLine(); line.isPresent(); line = process.nextLine()) {
                JournalEntry.read(line.get()).ifPresent(lines::add);
            }
            if (process.exitCode() != 0) {
                throw new IOException(process.complaint());
            }
            return lines.list();
        }
    }
}
