package io.totem.policy.drop;

import io.quarkus.scheduler.Scheduled;
import io.totem.api.policies.DropReport;
import io.totem.api.text.LocalizedText;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.Messages;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes the files that were put into {@code drop/policies} over FTP, each once, the oldest first. One look takes a bounded
 * time, and no more files than may lie there are remembered.
 */
@Singleton
class DropBox {

    private static final Logger LOG = Logger.getLogger(DropBox.class);

    /** A quarter of the time between two looks. One file more may be under way when it is over. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final Optional<Path> path;
    private final Optional<DropFolder> folder;
    private final int mostLying;
    private final TakenFiles remembered;
    private final DropReports reports;
    private final DropIntake intake;
    private final Clock clock;
    private Optional<Map<String, TakenFiles.Taken>> taken = Optional.empty();
    /** What was said of files that wait for room; empty as long as nobody knows what the store holds. */
    private Optional<Optional<String>> backlog = Optional.empty();

    private boolean usable = true;

    DropBox(DropConfig config, TakenFiles remembered, DropReports reports, DropIntake intake, Clock clock) {
        this.path = config.folder();
        this.mostLying = config.files();
        this.folder = path.map(there -> new DropFolder(there, 2 * mostLying));
        this.remembered = remembered;
        this.reports = reports;
        this.intake = intake;
        this.clock = clock;
    }

    @Scheduled(
            identity = "policy-drop",
            every = "${totem.policy.drop.every:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        folder.ifPresent(this::look);
    }

    private void look(DropFolder box) {
        try {
            DropFolder.Look look = box.look();
            if (look.whole()) {
                forgetWhatWent(look.lying());
                takeInTurn(box, untaken(look.complete()));
            } else {
                say(Optional.of(DropReportMaker.backlog(
                        path.orElseThrow().getFileName().toString(),
                        Messages.text("drop.overfull", Integer.toString(2 * mostLying)),
                        now())));
            }
            usable = true;
        } catch (StoreUnavailableException e) {
            taken = Optional.empty();
            LOG.debug("dropped files wait until the store answers", e);
        } catch (IOException e) {
            sayOnceThatItCannotBeUsed(e);
        } catch (RuntimeException e) {
            LOG.error("the files dropped into the policies' folder could not be taken", e);
        }
    }

    private void sayOnceThatItCannotBeUsed(IOException e) {
        if (usable) {
            LOG.warnf(
                    "nothing is taken from the folder for dropped policies, %s, until it can be used: %s",
                    path.orElseThrow(), e);
            usable = false;
        }
    }

    /** What was taken and still lies there, from the store after a start or a failure. */
    private Map<String, TakenFiles.Taken> taken() {
        if (taken.isEmpty()) {
            taken = Optional.of(remembered.all());
        }
        return taken.get();
    }

    private void forgetWhatWent(List<DroppedFile> lying) {
        Set<String> names = lying.stream().map(DroppedFile::nameKey).collect(Collectors.toSet());
        List<String> went =
                taken().keySet().stream().filter(name -> !names.contains(name)).toList();
        if (!went.isEmpty()) {
            remembered.remove(went);
            taken().keySet().removeAll(went);
        }
    }

    private List<DroppedFile> untaken(List<DroppedFile> complete) {
        return complete.stream()
                .filter(file -> Optional.ofNullable(taken().get(file.nameKey()))
                        .filter(before -> before.identity().equals(file.identity()))
                        .isEmpty())
                .toList();
    }

    private void takeInTurn(DropFolder box, List<DroppedFile> oldestFirst) {
        Instant end = clock.instant().plus(LONGEST_LOOK);
        DropIntake.Round round = intake.begin();
        List<DroppedFile> withoutRoom = new ArrayList<>();
        for (DroppedFile file : oldestFirst) {
            if (!hasRoom(file)) {
                withoutRoom.add(file);
            } else if (clock.instant().isBefore(end)) {
                take(box, file, round);
            }
        }
        say(withoutRoom.stream()
                .findFirst()
                .map(next -> DropReportMaker.backlog(
                        next.harmlessName(),
                        Messages.text("drop.full", Integer.toString(withoutRoom.size()), Integer.toString(mostLying)),
                        now())));
    }

    /** A file that took the place of another of its name needs no more. */
    private boolean hasRoom(DroppedFile file) {
        return taken().size() < mostLying || taken().containsKey(file.nameKey());
    }

    private void take(DropFolder box, DroppedFile file, DropIntake.Round round) {
        Optional<String> before =
                Optional.ofNullable(taken().get(file.nameKey())).flatMap(TakenFiles.Taken::sha256);
        intake.take(box, file, before, round, now()).ifPresent(result -> {
            TakenFiles.Taken now = new TakenFiles.Taken(file.identity(), result.sha256());
            result.report().ifPresent(report -> reports.add(file, report));
            remembered.put(file.nameKey(), now);
            taken().put(file.nameKey(), now);
        });
    }

    /** Only what is news: how many wait stands in one report, and in the log when it begins and ends. */
    private void say(Optional<DropReport> waiting) {
        Optional<String> sentence = waiting.flatMap(DropReport::refusal).map(LocalizedText::en);
        if (backlog.isPresent() && backlog.get().equals(sentence)) {
            return;
        }
        reports.backlog(waiting);
        boolean before = backlog.flatMap(Function.identity()).isPresent();
        if (sentence.isPresent() && !before) {
            LOG.warnf("drop box: %s", sentence.get());
        } else if (sentence.isEmpty() && before) {
            LOG.info("drop box: no file waits for room any more");
        }
        backlog = Optional.of(sentence);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
