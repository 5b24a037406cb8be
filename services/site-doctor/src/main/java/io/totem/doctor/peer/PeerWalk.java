package io.totem.doctor.peer;

import static io.totem.doctor.ServiceTexts.say;

import io.totem.doctor.host.OwnHost;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFile;
import io.totem.doctor.nginx.ErrorLogs;
import io.totem.doctor.nginx.NginxProgram;
import io.totem.doctor.runs.SiteWalk;
import io.totem.doctor.sites.KeptTarget;
import io.totem.doctor.sites.LogSources;
import io.totem.doctor.stages.Walks;
import io.totem.doctor.walk.Evidence;
import io.totem.doctor.walk.StageReport;
import io.totem.doctor.walk.Walk;
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
final class PeerWalk implements SiteWalk {

    private final Peers peers;
    private final PeerConfig config;
    private final HostRoot root;
    private final Clock clock;

    PeerWalk(Peers peers, PeerConfig config, HostRoot root, Clock clock) {
        this.peers = peers;
        this.config = config;
        this.root = root;
        this.clock = clock;
    }

    @Override
    public Evidence walk(KeptTarget target, String token, Consumer<StageReport> each) throws InterruptedException {
        Walk walk = config.seesHost() ? onTheHost(target, token) : fromAContainer(target, token);
        return walk.of(target.settings().target(), each);
    }

    private Walk onTheHost(KeptTarget target, String token) {
        ErrorLog log =
                namedLog(target, token).orElseGet(() -> new ErrorLogFile(ErrorLogFile.USUAL, ZoneId.systemDefault()));
        return Walks.with(log, new OwnHost(root, clock), new NginxProgram(), root, clock);
    }

    private Walk fromAContainer(KeptTarget target, String token) {
        ErrorLog log = namedLog(target, token).orElse(_ -> ErrorLog.Lines.unreadable("", say("log.nobody")));
        return Walks.fromAContainer(log, new PeerHost(peers, token), clock);
    }

    private Optional<ErrorLog> namedLog(KeptTarget target, String token) {
        return target.settings()
                .errorLog()
                .or(config::errorLog)
                .map(sources -> new ErrorLogs(LogSources.split(sources).stream()
                        .<ErrorLog>map(source -> new StreamedErrorLog(peers, token, source))
                        .toList()));
    }
}
