package io.totem.doctor.peer;

import static io.totem.doctor.Messages.text;

import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error log as log-stream reads it: a file, a unit of the journal, or a container's output, with the role of whoever
 * started the run.
 *
 * @param source an id of log-stream, or {@code docker: NAME} by the container's name
 */
record StreamedErrorLog(Peers peers, String token, String source) implements ErrorLog {

    private static final int MOST_LINES = 300;
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
        String search = encoded(source.substring(BY_NAME.length()));
        return peers
                .get(Peer.LOG_STREAM, token, "/api/logs/sources?size=500&search=" + search, Answers.Sources.class)
                .items()
                .stream()
                .filter(found -> found.name().equals(source))
                .map(Answers.Source::id)
                .findFirst();
    }

    private Lines lines(String id, Instant begin) throws PeerException, InterruptedException {
        String path = "/api/logs/tail?lines=" + MOST_LINES + "&source=" + encoded(id);
        List<ErrorLine> lines = peers.get(Peer.LOG_STREAM, token, path, Answers.Tail.class).lines().stream()
                .flatMap(StreamedErrorLog::complaint)
                .filter(line -> !line.at().isBefore(begin))
                .toList();
        return Lines.read(source, lines);
    }

    /** The engine's time where it is known: nginx writes that of its own zone, and does not say which. */
    private static Stream<ErrorLine> complaint(Answers.Line line) {
        return ErrorLine.parse(line.text(), ZoneOffset.UTC)
                .map(parsed -> line.at().map(parsed::writtenAt).orElse(parsed))
                .stream();
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
