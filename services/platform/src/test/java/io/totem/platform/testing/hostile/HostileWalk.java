package io.totem.platform.testing.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.totem.platform.stream.ClosedStreamFilter;
import io.totem.platform.testing.InternalTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * What a stranger may send is never our failure: every answer is one that blames the request, and the log holds no trace.
 * Over a real socket, because no client sends such requests.
 */
public final class HostileWalk {

    private static final byte[][] NO_HTTP = {
        "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "GET\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "GET / HTTP/9.9\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense".getBytes(StandardCharsets.ISO_8859_1),
        {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0},
        "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)
    };

    /** The server's own words for a method, or a version of HTTP, that it does not speak. */
    private static final Set<String> NOT_SPOKEN = Set.of("501", "505");

    private final URI server;
    private final List<String> headers;
    private final List<String> failures = new ArrayList<>();
    private int sent;

    /** @param headers whole lines that every request carries that does not bring its own */
    public HostileWalk(URI server, String... headers) {
        this.server = server;
        this.headers = List.of(headers);
    }

    /** The routes of a running service that take a method, by its OpenAPI document. */
    public static List<String> routes(String method) {
        Map<String, Map<String, Object>> paths = RestAssured.given()
                .accept("application/json")
                .header("Authorization", "Bearer " + InternalTokens.viewer())
                .get("/q/openapi")
                .jsonPath()
                .getMap("paths");
        List<String> routes = paths.entrySet().stream()
                .filter(path -> path.getValue().containsKey(method))
                .map(path -> path.getKey().replaceAll("\\{[^}]+}", "x"))
                .sorted()
                .toList();
        assertThat(routes).as("routes for " + method).isNotEmpty();
        return routes;
    }

    /** What may be wrong with a request line and its headers, at each path. */
    public HostileWalk heads(List<String> paths) throws IOException {
        for (String path : paths) {
            send(HostileHeads.at(path));
        }
        return this;
    }

    /** What may be wrong with a body, at each path. */
    public HostileWalk bodies(String method, List<String> paths) throws IOException {
        for (String path : paths) {
            send(HostileBodies.at(method, path));
        }
        return this;
    }

    public HostileWalk noHttp() throws IOException {
        for (byte[] bytes : NO_HTTP) {
            exchange("no HTTP: " + new String(bytes, StandardCharsets.ISO_8859_1).strip(), bytes, true);
        }
        return this;
    }

    /** @return how many requests there were */
    public int assertNoneFailed() {
        assertThat(failures).as("of " + sent + " requests").isEmpty();
        return sent;
    }

    /** A frame of a stack, as it is or inside JSON: no process of the machine that is listed has one in its command line. */
    private static final Pattern TRACE = Pattern.compile("(?:\t|\\\\t)at [a-z]");

    private void send(List<HostileRequest> requests) throws IOException {
        for (HostileRequest request : requests) {
            exchange(
                    request.toString(),
                    request.with(headers).bytes(server.getHost() + ":" + server.getPort()),
                    request.hangUp());
        }
    }

    private void exchange(String what, byte[] bytes, boolean hangUp) throws IOException {
        sent++;
        try (Traces traces = new Traces()) {
            String answer = new RawHttp(server).exchange(bytes, hangUp);
            String status = answer.length() > 12 ? answer.substring(9, 12) : answer;
            boolean said =
                    status.equals("503") && answer.contains("application/problem+json") || NOT_SPOKEN.contains(status);
            if (answer.equals("SILENT") || status.startsWith("5") && !said) {
                failures.add(what + " -> " + answer.lines().findFirst().orElse(""));
            }
            if (TRACE.matcher(answer).find()) {
                failures.add(what + " -> a trace in the answer");
            }
            traces.found.forEach(trace -> failures.add(what + " -> log: " + trace));
        }
    }

    /** Everything that is logged as an error, or with a throwable. */
    private static final class Traces extends Handler implements AutoCloseable {

        private final Logger root = Logger.getLogger("");
        private final List<String> found = java.util.Collections.synchronizedList(new ArrayList<>());

        Traces() {
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            if (!new ClosedStreamFilter().isLoggable(record)) {
                return;
            }
            boolean error = record.getLevel().intValue() >= Level.SEVERE.intValue();
            boolean traced = record.getThrown() != null && record.getLevel().intValue() >= Level.INFO.intValue();
            if (error || traced) {
                found.add(record.getLoggerName() + " " + record.getLevel() + " " + record.getMessage() + " "
                        + record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
