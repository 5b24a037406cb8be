package io.totem.logs.file;

import io.totem.logs.line.ContainerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins the records of a container's log to the lines they were, each stream for itself: their records stand between each
 * other. A line comes when its last record does; one that is longer than {@value #MAX_LINE} characters as soon as it is,
 * and its rest never.
 *
 * <p>Whoever begins to read in the middle of a file does not know whether a stream's first record begins a line. Its time
 * tells: it is that of the line's first record, and the times of the records before it reach back beyond that.
 */
final class RecordJoiner {

    static final int MAX_LINE = 64 * 1024;

    /** How far the times of records may stand in another order than the records: both streams are written by a thread of their own. */
    private static final Duration DISORDER = Duration.ofSeconds(1);

    private final Line output = new Line();
    private final Line errors = new Line();
    private Optional<Instant> oldest = Optional.empty();
    private Optional<Instant> newest = Optional.empty();
    private long end;
    private Fingerprint anchor = Fingerprint.NONE;

    private static final class Line {
        private final StringBuilder text = new StringBuilder();
        private RawLine.Written written = new RawLine.Written("", Instant.EPOCH);
        /** Whether it is known where this stream's next record belongs. */
        private boolean known;

        private boolean open;
        private boolean rest;
        private boolean handedOut;

        private boolean lacksStart() {
            return open && rest && !handedOut;
        }

        private void begin(ContainerRecord record, boolean asRest) {
            text.setLength(0);
            written = new RawLine.Written(record.stream(), record.at());
            known = true;
            open = true;
            rest = asRest;
            handedOut = false;
        }

        /** @return whether all of it fits */
        private boolean append(String more) {
            int room = MAX_LINE - text.length();
            String shown = more.endsWith("\n") ? more.substring(0, more.length() - 1) : more;
            text.append(shown, 0, Math.min(room, shown.length()));
            return shown.length() <= room;
        }

        private RawLine handOut(long end, Fingerprint anchor, boolean cut) {
            handedOut = true;
            return new RawLine(text.toString(), Optional.of(written), end, anchor, rest, cut || rest);
        }
    }

    private RecordJoiner() {}

    /** Nothing was written before. */
    static RecordJoiner atStart() {
        RecordJoiner joiner = new RecordJoiner();
        joiner.output.known = true;
        joiner.errors.known = true;
        return joiner;
    }

    /** What was written before is not known. */
    static RecordJoiner inTheMiddle() {
        return new RecordJoiner();
    }

    /** Whether it is known of the next record of each stream whether it begins a line. */
    boolean isCertain() {
        boolean wholeLines = !output.lacksStart() && !errors.lacksStart();
        return wholeLines && (output.known && errors.known || reachesBack());
    }

    /** The next record stands at the start of a file. */
    void turnToStart() {
        end = 0;
        anchor = Fingerprint.NONE;
    }

    /** The line that a record completes. What the engine did not write is a line by itself. */
    Optional<RawLine> take(RawLine raw) {
        if (raw.rest()) {
            return Optional.empty();
        }
        end = raw.end();
        anchor = raw.anchor();
        Optional<ContainerRecord> record = ContainerRecord.read(raw.text());
        return record.isPresent() ? take(record.get()) : Optional.of(raw);
    }

    /** The lines that have not ended (yet). What still comes of them is their rest. */
    List<RawLine> flush() {
        List<RawLine> halves = new ArrayList<>();
        for (Line line : List.of(output, errors)) {
            if (line.open && !line.handedOut) {
                halves.add(line.handOut(end, anchor, true));
                line.text.setLength(0);
                line.rest = true;
                line.handedOut = false;
            }
        }
        return halves;
    }

    boolean isPending() {
        return isPending(output) || isPending(errors);
    }

    private static boolean isPending(Line line) {
        return line.open && !line.handedOut && !line.text.isEmpty();
    }

    private Optional<RawLine> take(ContainerRecord record) {
        Line line = record.stream().equals("stderr") ? errors : output;
        if (!line.open) {
            line.begin(record, !line.known && !isNewerThanAll(record));
        }
        note(record.at());
        boolean fits = line.handedOut || line.append(record.text());
        boolean ends = record.endsLine();
        line.open = !ends;
        return !line.handedOut && (ends || !fits) ? Optional.of(line.handOut(end, anchor, !fits)) : Optional.empty();
    }

    /** Then the line's first record, which has the same time, would have been seen. */
    private boolean isNewerThanAll(ContainerRecord record) {
        return reachesBack() && !record.at().isBefore(newest.orElseThrow().minus(DISORDER));
    }

    private boolean reachesBack() {
        return oldest.isPresent() && oldest.get().isBefore(newest.orElseThrow().minus(DISORDER.multipliedBy(2)));
    }

    private void note(Instant at) {
        oldest = oldest.filter(at::isAfter).or(() -> Optional.of(at));
        newest = newest.filter(at::isBefore).or(() -> Optional.of(at));
    }
}
