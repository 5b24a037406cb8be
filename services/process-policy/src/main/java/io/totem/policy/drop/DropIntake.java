package io.totem.policy.drop;

import io.totem.api.policies.DropReport;
import io.totem.api.policies.ImportReport;
import io.totem.api.policies.ProcessPolicy;
import io.totem.platform.caller.Caller;
import io.totem.platform.limit.Repeats;
import io.totem.platform.node.NodeName;
import io.totem.platform.problem.ProblemException;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.policy.Messages;
import io.totem.policy.PolicyError;
import io.totem.policy.exchange.Candidate;
import io.totem.policy.exchange.ImportFormat;
import io.totem.policy.exchange.ImportLimits;
import io.totem.policy.exchange.ImportReports;
import io.totem.policy.exchange.PolicyImporter;
import io.totem.policy.known.PolicyKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes one dropped file, or says why not. Whatever a file holds, it keeps none of the others from their turn. */
@Singleton
final class DropIntake {

    private static final Logger LOG = Logger.getLogger(DropIntake.class);
    private static final Caller FTP = new Caller("ftp", Optional.empty(), Optional.empty());
    private static final int LINES_OF_A_KIND = 5;

    private final PolicyImporter importer;
    private final Proposals proposals;
    private final NodeName node;
    private final Repeats repeats;

    DropIntake(PolicyImporter importer, Proposals proposals, NodeName node, Clock clock) {
        this.importer = importer;
        this.proposals = proposals;
        this.node = node;
        this.repeats = new Repeats(clock, LINES_OF_A_KIND);
    }

    /**
     * What became of a file.
     *
     * @param sha256 empty when it was not read
     * @param report empty when it holds what it held when it was taken
     */
    record Result(Optional<String> sha256, Optional<DropReport> report) {}

    /** What the files of one look share: the dictionary is read once and not for each of thousands. */
    final class Round {
        private Optional<Map<PolicyKey, ProcessPolicy>> stored = Optional.empty();
        private Optional<Set<PolicyKey>> proposed = Optional.empty();

        private Map<PolicyKey, ProcessPolicy> stored() {
            stored = stored.or(() -> Optional.of(new HashMap<>(importer.stored())));
            return stored.get();
        }

        private Set<PolicyKey> proposed() {
            proposed = proposed.or(() -> Optional.of(new HashSet<>(proposals.keys())));
            return proposed.get();
        }
    }

    Round begin() {
        return new Round();
    }

    /**
     * @param before the digest of what lay under this name when it was taken
     * @return empty when it changed meanwhile: its upload is not over
     * @throws StoreUnavailableException it has to be tried again
     */
    Optional<Result> take(DropFolder box, DroppedFile file, Optional<String> before, Round round, Instant now) {
        Optional<String> digest = Optional.empty();
        try {
            ImportFormat format = format(file);
            Optional<byte[]> content = box.read(file);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            digest = content.map(DroppedFile::sha256);
            if (digest.equals(before)) {
                return Optional.of(new Result(digest, Optional.empty()));
            }
            ImportReport report = importInto(content.get(), format, file, round, now);
            return Optional.of(said(DropReportMaker.taken(file, digest.get(), report, now)));
        } catch (ProblemException refused) {
            return Optional.of(said(DropReportMaker.refused(file, digest, refused, now)));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            repeats.count("failed")
                    .ifPresent(number -> LOG.errorf(e, "%s from the drop box failed", file.harmlessName()));
            return Optional.of(said(DropReportMaker.refused(file, digest, refused("drop.failed"), now)));
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

    private ImportReport importInto(byte[] content, ImportFormat format, DroppedFile file, Round round, Instant now) {
        List<Candidate> candidates = PolicyImporter.candidates(content, format);
        DropRoom room = new DropRoom(round.stored().size(), round.proposed());
        DropPlan plan = DropPlan.of(candidates, round.stored(), room, now);
        if (!plan.added().isEmpty()) {
            importer.add(plan.added(), FTP);
            plan.added().forEach(policy -> round.stored().put(PolicyKey.of(policy), policy));
        }
        proposals.propose(plan.proposed(), file.harmlessName(), now);
        plan.proposed().forEach(policy -> round.proposed().add(PolicyKey.of(policy)));
        return ImportReports.of(node.value(), true, plan.lines());
    }

    private Result said(DropReport report) {
        OptionalLong number = repeats.count(DropReportMaker.kind(report));
        if (number.isPresent()) {
            String what = report.refusal()
                    .map(why -> "was rejected: " + why.en())
                    .orElseGet(() -> "%d added, %d proposed, %d rejected"
                            .formatted(report.added(), report.proposed(), report.rejected()));
            LOG.infof("%s from the drop box: %s (%d like it within an hour)", report.file(), what, number.getAsLong());
        }
        return new Result(report.sha256(), Optional.of(report));
    }

    private static ProblemException refused(String key) {
        return new ProblemException(PolicyError.IMPORT_UNREADABLE, Messages.text(key));
    }
}
