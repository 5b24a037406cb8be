package io.totem.logs.follow;

import io.smallrye.mutiny.Multi;
import io.totem.logs.file.FileCursor;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.SharedFollowers.Hold;
import io.totem.logs.stream.Viewer;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.StreamEvent;
import io.totem.platform.stream.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** One viewer of a log file, from its first event to its going. */
final class FileViewer implements Viewer {

    private static final Logger LOG = Logger.getLogger(FileViewer.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Followers followers;
    private final BatchMaker batches;
    private final Path path;
    private final Role role;
    private final FileCursor from;
    private Optional<Hold<FollowLoop>> hold = Optional.empty();
    private Optional<BacklogReader> catchUp = Optional.empty();
    private boolean gone;

    FileViewer(Followers followers, BatchMaker batches, Path path, Role role, FileCursor from) {
        this.followers = followers;
        this.batches = batches;
        this.path = path;
        this.role = role;
        this.from = from;
    }

    @Override
    public synchronized Step next() {
        if (gone) {
            return Step.LAST;
        }
        try {
            return step();
        } catch (IOException e) {
            LOG.debugf("a stream of %s ends: %s", path, e.getMessage());
            return Step.LAST;
        }
    }

    @Override
    public synchronized Multi<StreamEvent> live() {
        Optional<Subscription> seat = catchUp.flatMap(BacklogReader::seat);
        if (gone || seat.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Deduplicator onlyAfter = new Deduplicator(catchUp.get().place(), batches);
        return seat.get().events().onItem().transformToIterable(onlyAfter::filter);
    }

    @Override
    public synchronized void leave() {
        gone = true;
        catchUp.flatMap(BacklogReader::seat).ifPresent(Subscription::leave);
        try {
            if (catchUp.isPresent()) {
                catchUp.get().close();
            }
        } catch (IOException e) {
            LOG.debugf("closing %s: %s", path, e.getMessage());
        }
        hold.ifPresent(held -> held.release().run());
        hold = Optional.empty();
    }

    private Step step() throws IOException {
        if (hold.isEmpty()) {
            Hold<FollowLoop> held = followers.hold(path, role);
            hold = Optional.of(held);
            catchUp = Optional.of(new BacklogReader(path, held.follower().follower(), followers.opener(role), from));
        }
        BacklogReader reader = catchUp.orElseThrow();
        List<StreamEvent> events = reader.next();
        boolean seated = reader.seat().isPresent();
        if (events.isEmpty() && !seated) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return new Step(events, seated);
    }
}
