package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import io.totem.api.logs.LogLine;
import io.totem.api.logs.SourceView;
import io.totem.api.logs.SourcesApi;
import io.totem.api.logs.TailApi;
import io.totem.api.logs.TailView;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error log as log-stream reads it: a file, a unit of the journal, or a container's output, with the role of whoever
 * started the run.
 *
 * @param source an id of log-stream, or {@code docker: NAME} by the container's name
 */
record StreamedErrorLog(Peers peers, String token, String source) implements ErrorLog {

    private static final String MOST_LINES = "300";
    private static final String MOST_SOURCES = "500";
    private static final String BY_NAME = "docker: ";

    @Override
    public Lines since(Instant begin) throws InterruptedException {
        try {
            Optional<String> id = source.startsWith(BY_NAME) ? named() : Optional.of(source);
            return id.isPresent() ? lines(id.get(), begin) : Lines.unreadable(source, text("log.none", source));
        } catch (PeerException e) {
            return Lines.unreadable(source, text("log.away", source, e.why()));
        }
    }

    private Optional<String> named() throws PeerException, InterruptedException {
        String search = source.substring(BY_NAME.length());
        return peers
                .ask(
                        Peer.LOG_STREAM,
                        SourcesApi.class,
                        token,
                        api -> api.list(search, Optional.empty(), Optional.of(MOST_SOURCES)))
                .items()
                .stream()
                .filter(found -> found.name().equals(source))
                .map(SourceView::id)
                .findFirst();
    }

    private Lines lines(String id, Instant begin) throws PeerException, InterruptedException {
        TailView tail = peers.ask(
                Peer.LOG_STREAM, TailApi.class, token, api -> api.tail(Optional.of(id), Optional.of(MOST_LINES)));
        return Lines.read(
                source,
                tail.lines().stream()
                        .flatMap(StreamedErrorLog::complaint)
                        .filter(line -> !line.at().isBefore(begin))
                        .toList());
    }

    /** The engine's time where it is known: nginx writes that of its own zone, and does not say which. */
    private static Stream<ErrorLine> complaint(LogLine line) {
        return ErrorLine.parse(line.text(), ZoneOffset.UTC)
                .map(parsed -> line.at().map(parsed::writtenAt).orElse(parsed))
                .stream();
    }
}
