package io.totem.doctor.sites;

import io.totem.doctor.report.RunSummary;
import io.totem.doctor.site.Via;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A target as the API answers it.
 *
 * @param lastRun the newest run that is over
 * @param running the id of the run under way
 */
public record TargetView(
        String node,
        String id,
        String name,
        URI url,
        Optional<String> via,
        Optional<Integer> status,
        Optional<String> text,
        int certificateDays,
        boolean ownCertificate,
        Optional<String> upstream,
        Optional<URI> ping,
        Optional<String> errorLog,
        boolean privateNetwork,
        Optional<RunSummary> lastRun,
        Optional<String> running,
        Optional<String> changedBy,
        Optional<Instant> changedAt) {

    static TargetView of(String node, KeptTarget target, Optional<RunSummary> lastRun, Optional<String> running) {
        TargetSettings settings = target.settings();
        return new TargetView(
                node,
                target.id(),
                settings.name(),
                settings.url(),
                settings.via().map(Via::toString),
                settings.status(),
                settings.text(),
                settings.certificateDays(),
                settings.ownCertificate(),
                settings.upstream(),
                settings.ping(),
                settings.errorLog(),
                settings.privateNetwork(),
                lastRun,
                running,
                target.changedBy(),
                target.changedAt());
    }

    /** For whoever may not read logs. */
    TargetView withoutLines() {
        return new TargetView(
                node,
                id,
                name,
                url,
                via,
                status,
                text,
                certificateDays,
                ownCertificate,
                upstream,
                ping,
                errorLog,
                privateNetwork,
                lastRun.map(RunSummary::withoutLines),
                running,
                changedBy,
                changedAt);
    }
}
