package io.totem.logs.journal;

import io.totem.api.logs.LogLine;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.file.Tail;
import io.totem.logs.line.NewestLines;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The host's journal. */
@Singleton
public final class Journal {

    /** How many entries are looked at before the first that is wanted: it may go on with the line of one of them. */
    private static final int BEFORE = 20;

    private final LogStreamConfig.Journal config;

    public Journal(LogStreamConfig config) {
        this.config = config.journal();
    }

    /** @throws IOException with journalctl's own words when it fails */
    public Tail tail(Optional<String> unit, int lines) throws IOException {
        return tail(unit, lines, new JournalLines());
    }

    /** The newest entries of a priority or a graver one, the oldest first. */
    public List<LogLine> grave(Optional<String> unit, int lines, int priority) throws IOException {
        return all(JournalQuery.lastGrave(unit, lines, priority), new JournalLines());
    }

    /** @param reader for what comes behind, too */
    Tail tail(Optional<String> unit, int lines, JournalLines reader) throws IOException {
        List<LogLine> found = all(JournalQuery.last(unit, lines + BEFORE), reader);
        return new Tail(
                found.isEmpty() ? JournalCursor.START : found.getLast().cursor(),
                found.subList(Math.max(0, found.size() - lines), found.size()));
    }

    /** A reader of what stands behind a place. */
    JournalLines readerFrom(Optional<String> unit, JournalCursor place) throws IOException {
        JournalLines reader = new JournalLines();
        if (!place.equals(JournalCursor.START)) {
            output(JournalQuery.before(unit, place, BEFORE)).reversed().forEach(reader::read);
        }
        return reader;
    }

    JournalctlProcess start(JournalQuery query) throws IOException {
        return JournalctlProcess.start(config, query);
    }

    private List<LogLine> all(JournalQuery query, JournalLines reader) throws IOException {
        NewestLines<LogLine> lines = new NewestLines<>(line -> line.text().length());
        read(query, json -> reader.read(json).ifPresent(lines::add));
        return lines.list();
    }

    private List<String> output(JournalQuery query) throws IOException {
        NewestLines<String> lines = new NewestLines<>(String::length);
        read(query, lines::add);
        return lines.list();
    }

    private void read(JournalQuery query, Consumer<String> lines) throws IOException {
        try (JournalctlProcess process = start(query)) {
            for (Optional<String> line = process.nextLine(); line.isPresent(); line = process.nextLine()) {
                lines.accept(line.get());
            }
            if (process.exitCode() != 0) {
                throw new IOException(process.complaint());
            }
        }
    }
}
