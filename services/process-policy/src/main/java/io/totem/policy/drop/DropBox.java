package io.totem.policy.drop;

import io.quarkus.scheduler.Scheduled;
import io.totem.platform.caller.Caller;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.PolicyError;
import io.totem.policy.exchange.Candidate;
import io.totem.policy.exchange.ImportFormat;
import io.totem.policy.exchange.ImportLimits;
import io.totem.policy.exchange.ImportReport;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.wording.Wording;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Takes the files that were put into {@code drop/policies} over FTP, each once, and keeps what became of them. */
@Singleton
class DropBox {

    private static final Logger LOG = Logger.getLogger(DropBox.class);
    private static final Caller FTP = new Caller("ftp", Optional.empty(), Optional.empty());
    private static final int MOST_AT_ONCE = 20;

    private final Optional<Path> path;
    private final Optional<DropFolder> folder;
    private final DropReports reports;
    private final PolicyImporter importer;
    private final Proposals proposals;
    private final NodeName node;
    private final Clock clock;
    private Optional<Map<String, DropReports.Taken>> taken = Optional.empty();
    private boolean usable = true;

    DropBox(
            DropConfig config,
            DropReports reports,
            PolicyImporter importer,
            Proposals proposals,
            NodeName node,
            Clock clock) {
        this.path = config.folder();
        this.folder = path.map(DropFolder::new);
        this.reports = reports;
        this.importer = importer;
        this.proposals = proposals;
        this.node = node;
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
            forgetWhatWent(look.lying());
            for (DroppedFile file : untaken(look.complete())) {
                take(box, file);
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
    private Map<String, DropReports.Taken> taken() {
        if (taken.isEmpty()) {
            taken = Optional.of(reports.lying());
        }
        return taken.get();
    }

    private void forgetWhatWent(List<DroppedFile> lying) {
        Set<String> names = lying.stream().map(DroppedFile::nameKey).collect(Collectors.toSet());
        List<String> went =
                taken().keySet().stream().filter(name -> !names.contains(name)).toList();
        if (!went.isEmpty()) {
            reports.markGone(went);
            taken().keySet().removeAll(went);
        }
    }

    private List<DroppedFile> untaken(List<DroppedFile> complete) {
        return complete.stream()
                .filter(file -> Optional.ofNullable(taken().get(file.nameKey()))
                        .filter(before -> before.identity().equals(file.identity()))
                        .isEmpty())
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private void take(DropFolder box, DroppedFile file) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> digest = Optional.empty();
        try {
            ImportFormat format = format(file);
            Optional<byte[]> content = box.read(file);
            if (content.isEmpty()) {
                return; // It changed meanwhile: its upload is not over.
            }
            String sha256 = DroppedFile.sha256(content.get());
            digest = Optional.of(sha256);
            if (holdsWhatWasTaken(file, sha256)) {
                reports.touched(file);
                taken().put(file.nameKey(), new DropReports.Taken(file.identity(), digest));
                return;
            }
            ImportReport report = importInto(content.get(), format, file, now);
            keep(file, DropReport.taken(file, sha256, report, now));
            LOG.infof(
                    "%s from the drop box: %d added, %d proposed, %d rejected",
                    file.harmlessName(), report.added(), report.proposed(), report.rejected());
        } catch (ProblemException refused) {
            keep(file, DropReport.refused(file, digest, refused, now));
            LOG.infof("%s from the drop box was rejected: %s", file.harmlessName(), refused.getMessage());
        }
    }

    /** What can be told without reading it. @throws ProblemException when it is not read */
    private static ImportFormat format(DroppedFile file) {
        if (!file.isPlain()) {
            throw refused("drop.notPlain");
        }
        ImportLimits.checkSize(file.status().size());
        return ImportFormat.ofFileName(file.name()).orElseThrow(() -> refused("drop.form"));
    }

    private boolean holdsWhatWasTaken(DroppedFile file, String sha256) {
        return Optional.ofNullable(taken().get(file.nameKey()))
                .flatMap(DropReports.Taken::sha256)
                .filter(sha256::equals)
                .isPresent();
    }

    private ImportReport importInto(byte[] content, ImportFormat format, DroppedFile file, Instant now) {
        List<Candidate> candidates = PolicyImporter.candidates(content, format);
        DropPlan plan = DropPlan.of(candidates, importer.stored(), now);
        importer.add(plan.added(), FTP);
        proposals.propose(plan.proposed(), file.harmlessName(), now);
        return ImportReport.of(node.value(), true, plan.lines());
    }

    private void keep(DroppedFile file, DropReport report) {
        reports.add(file, report);
        taken().put(file.nameKey(), new DropReports.Taken(file.identity(), report.sha256()));
    }

    private static ProblemException refused(String key) {
        return new ProblemException(PolicyError.IMPORT_UNREADABLE, Wording.text(key));
    }
}
