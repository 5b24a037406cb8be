package io.totem.dashboard.overview;

import io.totem.api.logs.RecentLine;
import io.totem.api.logs.Refused;
import io.totem.api.metrics.ServiceList;
import io.totem.dashboard.backup.LastBackup;
import io.totem.dashboard.process.FindingList;
import io.totem.dashboard.process.ProcessEntry;
import io.totem.dashboard.site.SiteTally;
import io.totem.dashboard.upstream.Answer;
import java.util.List;
import java.util.Optional;

/**
 * What the Overview shows. Each part can be missing for itself.
 *
 * @param top the processes that use the processor most, now
 * @param sites the page of the site doctor says it when they are missing; here they are then left out
 * @param backup empty where nobody makes backups by {@code make}
 */
public record OverviewView(
        Answer<Machine> machine,
        Answer<NeedsLook> needsLook,
        Answer<ServiceList> services,
        Answer<List<ProcessEntry>> top,
        Answer<List<RecentLine>> logs,
        Answer<Refused> refused,
        Answer<SiteTally> sites,
        Optional<LastBackup> backup) {

    public boolean anySites() {
        return sites.value().filter(tally -> !tally.none()).isPresent();
    }

    /** @param othersHidden whether only some users' processes are listed: then nothing is said of the whole machine */
    public record NeedsLook(List<FindingList.Finding> findings, long total, boolean othersHidden) {

        public long more() {
            return total - findings.size();
        }
    }
}
