package io.totem.logs.journal;

import io.smallrye.mutiny.Multi;
import io.totem.api.logs.LogLine;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.LineBatch;
import io.totem.logs.stream.SharedFollowers;
import io.totem.logs.stream.SharedFollowers.Hold;
import io.totem.logs.stream.Viewer;
import io.totem.platform.stream.StreamEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One viewer of the journal: a journalctl of its own until it has come to where all are. */
final class JournalViewer implements Viewer {

    private static final Logger LOG = Logger.getLogger(JournalViewer.class);

    private final Journal journal;
    private final SharedFollowers<Optional<String>, JournalFollower> followers;
    private final BatchMaker batches;
    private final Optional<String> unit;
    private JournalCursor place;
    private Optional<Hold<JournalFollower>> hold = Optional.empty();
    private Optional<JournalLines> reader = Optional.empty();
    private Optional<JournalctlProcess> reading = Optional.empty();
    private Optional<JournalFollower.Joined> joined = Optional.empty();
    private boolean somethingRead = true;
    private boolean gone;

    JournalViewer(
            Journal journal,
            SharedFollowers<Optional<String>, JournalFollower> followers,
            BatchMaker batches,
            Optional<String> unit,
            JournalCursor place) {
        this.journal = journal;
        this.followers = followers;
        this.batches = batches;
        this.unit = unit;
        this.place = place;
    }

    @Override
    public synchronized Step next() {
        if (gone) {
            return Step.LAST;
        }
        try {
            return step();
        } catch (IOException e) {
            LOG.debugf("a stream of the journal ends: %s", e.getMessage());
            return Step.LAST;
        }
    }

    @Override
    public synchronized Multi<StreamEvent> live() {
        if (gone || joined.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Multi<StreamEvent> missed =
                Multi.createFrom().iterable(batches.events(joined.get().missed()));
        JournalCursor reached = joined.get().missed().isEmpty()
                ? place
                : (JournalCursor) joined.get().missed().getLast().cursor();
        Multi<StreamEvent> published =
                joined.get().seat().events().onItem().transformToIterable(event -> onlyBehind(reached, event));
        return Multi.createBy().concatenating().streams(missed, published);
    }

    @Override
    public synchronized void leave() {
        gone = true;
        reading.ifPresent(JournalctlProcess::close);
        joined.ifPresent(found -> found.seat().leave());
        hold.ifPresent(held -> held.release().run());
    }

    private Step step() throws IOException {
        if (hold.isEmpty()) {
            hold = Optional.of(followers.hold(unit, () -> JournalFollower.start(journal, unit, batches)));
        }
        if (reading.isEmpty()) {
            joined = hold.get().follower().join(place, !somethingRead);
            if (joined.isPresent()) {
                return Step.LAST;
            }
            if (reader.isEmpty()) {
                reader = Optional.of(journal.readerFrom(unit, place));
            }
            reading = Optional.of(journal.start(JournalQuery.after(unit, place)));
            somethingRead = false;
        }
        return new Step(batches.events(read(reading.get())), false);
    }

    private List<LogLine> read(JournalctlProcess process) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        while (lines.size() < LineBatch.MAX_LINES) {
            Optional<String> line = process.nextLine();
            if (line.isEmpty()) {
                process.close();
                reading = Optional.empty();
                break;
            }
            reader.orElseThrow().read(line.get()).ifPresent(lines::add);
        }
        if (!lines.isEmpty()) {
            place = (JournalCursor) lines.getLast().cursor();
            somethingRead = true;
        }
        return lines;
    }

    private List<StreamEvent> onlyBehind(JournalCursor reached, StreamEvent event) {
        if (!(event.data() instanceof LineBatch batch)) {
            return List.of(event);
        }
        List<LogLine> lines = batch.lines();
        return JournalFollower.isBehind(lines.getFirst(), reached)
                ? List.of(event)
                : batches.events(lines.stream()
                        .filter(line -> JournalFollower.isBehind(line, reached))
                        .toList());
    }
}
