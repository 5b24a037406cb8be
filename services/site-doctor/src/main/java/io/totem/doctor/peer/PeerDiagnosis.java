package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import io.totem.doctor.diagnosis.Diagnosis;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.host.OwnHost;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFile;
import io.totem.doctor.nginx.ErrorLogs;
import io.totem.doctor.nginx.NginxProgram;
import io.totem.doctor.runs.SiteDiagnosis;
import io.totem.doctor.site.Site;
import io.totem.doctor.sites.LogSources;
import io.totem.doctor.sites.StoredSite;
import io.totem.doctor.stages.DiagnosisStages;
import io.totem.procfs.HostRoot;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The walk as the service goes it: what this process sees of the host it looks at itself, for the rest it asks the other
 * services.
 */
@Singleton
final class PeerDiagnosis implements SiteDiagnosis {

    private final Peers peers;
    private final PeerConfig config;
    private final HostRoot root;
    private final Clock clock;

    PeerDiagnosis(Peers peers, PeerConfig config, HostRoot root, Clock clock) {
        this.peers = peers;
        this.config = config;
        this.root = root;
        this.clock = clock;
    }

    @Override
    public Evidence walk(StoredSite site, String token, Consumer<StageReport> each) throws InterruptedException {
        Diagnosis walk = config.seesHost() ? onTheHost(site, token) : fromAContainer(site, token);
        return walk.of(Site.of(site.settings()), each);
    }

    private Diagnosis onTheHost(StoredSite site, String token) {
        ErrorLog log =
                namedLog(site, token).orElseGet(() -> new ErrorLogFile(ErrorLogFile.USUAL, ZoneId.systemDefault()));
        return DiagnosisStages.with(log, new OwnHost(root, clock), new NginxProgram(), root, clock);
    }

    private Diagnosis fromAContainer(StoredSite site, String token) {
        ErrorLog log = namedLog(site, token).orElse(_ -> ErrorLog.Lines.unreadable("", text("log.nobody")));
        return DiagnosisStages.fromAContainer(log, new PeerHost(peers, token), clock);
    }

    private Optional<ErrorLog> namedLog(StoredSite site, String token) {
        return site.settings()
                .errorLog()
                .or(config::errorLog)
                .map(sources -> new ErrorLogs(LogSources.split(sources).stream()
                        .<ErrorLog>map(source -> new StreamedErrorLog(peers, token, source))
                        .toList()));
    }
}
