package io.totem.policy.drop;

import io.quarkus.scheduler.Scheduled;
import io.totem.platform.caller.Caller;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.platform.text.Text;
import io.totem.policy.PolicyError;
import io.totem.policy.exchange.Candidate;
import io.totem.policy.exchange.ImportFormat;
import io.totem.policy.exchange.ImportLine;
import io.totem.policy.exchange.ImportReport;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.wording.Wording;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes the files that were put into {@code drop/policies} over FTP, and answers each with a report. */
@Singleton
class DropBox {

    private static final Logger LOG = Logger.getLogger(DropBox.class);
    private static final Caller FTP = new Caller("ftp", Optional.empty(), Optional.empty());

    private final Optional<DropFolder> folder;
    private final PolicyImporter importer;
    private final Proposals proposals;
    private final NodeName node;
    private final Clock clock;
    private boolean usable = true;

    DropBox(DropConfig config, PolicyImporter importer, Proposals proposals, NodeName node, Clock clock) {
        this.folder = config.folder().map(DropFolder::new);
        this.importer = importer;
        this.proposals = proposals;
        this.node = node;
        this.clock = clock;
    }

    @Scheduled(
            identity = "policy-drop",
            every = "${totem.policy.drop.every:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        folder.ifPresent(this::look);
    }

    private void look(DropFolder box) {
        try {
            for (DropFolder.Dropped file : box.complete()) {
                take(box, file);
            }
            usable = true;
        } catch (StoreUnavailableException e) {
            LOG.debug("dropped files wait until the store answers", e);
        } catch (NoSuchFileException gone) {
            LOG.debug("a dropped file went while it was looked at", gone);
        } catch (IOException e) {
            sayOnceThatItCannotBeUsed(e);
        } catch (RuntimeException e) {
            LOG.error("the files dropped into the policies' folder could not be taken", e);
        }
    }

    private void sayOnceThatItCannotBeUsed(IOException e) {
        if (usable) {
            LOG.warnf("nothing is taken from the folder for dropped policies until it can be used: %s", e);
            usable = false;
        }
    }

    private void take(DropFolder box, DropFolder.Dropped file) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            ImportReport report = read(file, now);
            box.putAway(file, report.lines().size() == report.rejected() ? "rejected" : "imported", words(report), now);
            LOG.infof(
                    "%s from the drop box: %d added, %d proposed, %d rejected",
                    file.name(), report.added(), report.proposed(), report.rejected());
        } catch (ProblemException refused) {
            box.putAway(file, "rejected", words(refused), now);
            LOG.infof("%s from the drop box was rejected: %s", file.name(), refused.getMessage());
        }
    }

    private ImportReport read(DropFolder.Dropped file, Instant now) throws IOException {
        if (!file.plain()) {
            throw refused("drop.notPlain");
        }
        ImportFormat format = ImportFormat.ofFileName(file.name()).orElseThrow(() -> refused("drop.form"));
        List<Candidate> candidates = PolicyImporter.candidates(DropFolder.read(file.path()), format);
        DropPlan plan = DropPlan.of(candidates, importer.stored(), now);
        importer.add(plan.added(), FTP);
        proposals.propose(plan.proposed(), file.name(), now);
        return ImportReport.of(node.value(), true, plan.lines());
    }

    private static ProblemException refused(String key) {
        return new ProblemException(PolicyError.IMPORT_UNREADABLE, Wording.text(key));
    }

    private static String words(ImportReport report) {
        String head = "added %d, unchanged %d, proposed %d, rejected %d%n"
                .formatted(report.added(), report.unchanged(), report.proposed(), report.rejected());
        return head + report.lines().stream().map(DropBox::words).collect(Collectors.joining());
    }

    private static String words(ImportLine line) {
        String why = line.reason().map(DropBox::both).orElse("");
        String errors = line.errors().stream()
                .map(error -> "    " + error.field() + both(error.why()) + "\n")
                .collect(Collectors.joining());
        return line.line() + ": " + line.result().word() + " " + line.name() + why + "\n" + errors;
    }

    private static String words(ProblemException refused) {
        return "rejected" + both(refused.detail()) + "\n"
                + refused.errors().stream()
                        .map(error -> "    " + error.field() + both(error.why()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String both(Text text) {
        return " — " + text.ko() + " / " + text.en();
    }
}
