package io.totem.doctor.rule;

import io.totem.doctor.LogWords;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.port.Connection;
import io.totem.doctor.site.Upstream;
import io.totem.doctor.upstream.TcpFacts;
import io.totem.doctor.upstream.UnixFacts;
import java.util.List;
import java.util.Optional;

/**
 * What nginx says itself of its try to reach what is behind it (the numbers of errno(3)): that counts where nobody else
 * could look there, as from another container.
 */
final class UpstreamLogged implements Rule {

    private static final int ENOENT = 2;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int ENETUNREACH = 101;
    private static final int ECONNREFUSED = 111;
    private static final int EHOSTUNREACH = 113;

    @Override
    public Optional<Cause> judge(Evidence evidence) {
        return UpstreamWords.newest(evidence, UpstreamLogged::isOfConnecting)
                .flatMap(line ->
                        line.upstream().flatMap(Upstream::parse).flatMap(upstream -> cause(line, upstream, evidence)));
    }

    private static boolean isOfConnecting(ErrorLine line) {
        return line.begins("connect() ") && line.upstream().isPresent();
    }

    private static Optional<Cause> cause(ErrorLine line, Upstream upstream, Evidence evidence) {
        boolean seen = evidence.find(UnixFacts.class).isPresent()
                || evidence.find(TcpFacts.class)
                        .filter(tcp -> tcp.is(Connection.REFUSED))
                        .isPresent();
        return line.errno().flatMap(errno -> switch (upstream) {
            case Upstream.Unix unix -> ofSocket(errno, seen, unix, evidence);
            case Upstream.Tcp tcp -> ofPort(errno, seen, tcp, evidence);
        });
    }

    private static Optional<Cause> ofSocket(int errno, boolean seen, Upstream.Unix unix, Evidence evidence) {
        if (errno == EAGAIN) {
            return Optional.of(cause("WORKERS_BUSY", Confidence.LIKELY, evidence, said(unix.address())));
        }
        LogWords path = said(unix.path().toString());
        return seen
                ? Optional.empty()
                : switch (errno) {
                    case ENOENT -> Optional.of(cause("SOCKET_MISSING", Confidence.LIKELY, evidence, path));
                    case EACCES -> Optional.of(denied(evidence, path));
                    case ECONNREFUSED -> Optional.of(cause("SOCKET_STALE", Confidence.LIKELY, evidence, path));
                    default -> Optional.empty();
                };
    }

    private static Optional<Cause> ofPort(int errno, boolean seen, Upstream.Tcp tcp, Evidence evidence) {
        LogWords port = said(Integer.toString(tcp.port()));
        return seen
                ? Optional.empty()
                : switch (errno) {
                    case ECONNREFUSED ->
                        Optional.of(cause("UPSTREAM_REFUSED", Confidence.LIKELY, evidence, said(tcp.address()), port));
                    case ENETUNREACH, EHOSTUNREACH ->
                        Optional.of(cause("UPSTREAM_UNREACHED", Confidence.LIKELY, evidence, said(tcp.address())));
                    default -> Optional.empty();
                };
    }

    private static Cause denied(Evidence evidence, LogWords path) {
        return Cause.said(
                "SOCKET_PERMISSION_DENIED",
                "SOCKET_PERMISSION_DENIED.LOGGED",
                Confidence.LIKELY,
                evidence.saw(StageName.HTTP, StageName.ERROR_LOG),
                List.of(),
                path);
    }

    private static LogWords said(String words) {
        return new LogWords(words);
    }

    private static Cause cause(String code, Confidence confidence, Evidence evidence, Object... words) {
        return Cause.of(code, confidence, evidence.saw(StageName.HTTP, StageName.ERROR_LOG), List.of(), words);
    }
}
