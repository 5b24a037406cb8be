package io.totem.doctor.sites;

import io.totem.doctor.report.RunSummary;
import io.totem.doctor.site.ConnectTo;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A target as the API answers it.
 *
 * @param lastRun the newest run that is over
 * @param running the id of the run under way
 */
public record SiteView(
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

    static SiteView of(String node, StoredSite site, Optional<RunSummary> lastRun, Optional<String> running) {
        SiteSettings settings = site.settings();
        return new SiteView(
                node,
                site.id(),
                settings.name(),
                settings.url(),
                settings.via().map(ConnectTo::toString),
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
                site.changedBy(),
                site.changedAt());
    }

    /** For whoever may not read logs. */
    SiteView withoutLines() {
        return new SiteView(
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
