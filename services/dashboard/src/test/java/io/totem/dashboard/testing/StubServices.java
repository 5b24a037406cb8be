package io.totem.dashboard.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.totem.api.testing.GoldenDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The services as the pages see them: a real HTTP server that answers what the real ones answered once (src/test/resources
 * /api), and keeps what it was asked.
 */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    /** One request that reached a service. */
    public record Asked(String method, String path, String authorization, String language, String type, String body) {}

    /** What to answer instead of the recorded file. */
    public record Answer(int status, String body) {}

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /** @param call method and path without its query, such as {@code GET /api/services} */
    public static void answer(String call, int status, String body) {
        ANSWERS.put(call, new Answer(status, body));
    }

    public static void reset() {
        ANSWERS.clear();
        ASKED.clear();
    }

    public static List<Asked> asked() {
        return List.copyOf(ASKED);
    }

    /** A recorded answer, to change a word in. */
    public static String recorded(String file) {
        try (InputStream stream = StubServices.class.getResourceAsStream("/api/" + file + ".json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", StubServices::handle);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "totem.dashboard.metrics.url", url,
                "totem.dashboard.process-policy.url", url,
                "totem.dashboard.log-stream.url", url,
                "totem.dashboard.site-doctor.url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ASKED.add(new Asked(
                    method,
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Accept-Language"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body));
            String path = exchange.getRequestURI().getPath();
            Answer answer =
                    ANSWERS.getOrDefault(method + " " + path, method.equals("POST") ? made(path) : recordedFor(path));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer made(String path) {
        return switch (path) {
            case "/api/rules" -> new Answer(201, GoldenDocuments.read("rules/rule"));
            case "/api/policies" -> new Answer(201, GoldenDocuments.read("policies/policy"));
            default -> recordedFor(path);
        };
    }

    private static Answer recordedFor(String path) {
        return switch (path) {
            case "/api/metrics/snapshot" -> new Answer(200, GoldenDocuments.read("metrics/snapshot"));
            case "/api/metrics/history" -> new Answer(200, GoldenDocuments.read("metrics/history"));
            case "/api/services" -> new Answer(200, GoldenDocuments.read("metrics/services"));
            case "/api/containers" -> new Answer(200, GoldenDocuments.read("containers/containers"));
            case "/api/processes" -> new Answer(200, recorded("processes"));
            case "/api/processes/findings" -> new Answer(200, recorded("findings"));
            case "/api/processes/top" -> new Answer(200, recorded("top"));
            case "/api/logs/sources" -> new Answer(200, GoldenDocuments.read("logs/sources"));
            case "/api/logs/recent" -> new Answer(200, GoldenDocuments.read("logs/recent"));
            case "/api/logs/refused" -> new Answer(200, GoldenDocuments.read("logs/refused"));
            case "/api/logs/tail" -> new Answer(200, GoldenDocuments.read("logs/tail"));
            case "/api/policies/proposals" -> new Answer(200, GoldenDocuments.read("policies/proposals"));
            case "/api/policies/drops" -> new Answer(200, GoldenDocuments.read("policies/drops"));
            case "/api/policies/import" -> new Answer(200, GoldenDocuments.read("policies/import"));
            case "/api/policies" -> new Answer(200, GoldenDocuments.read("policies/policies"));
            case "/api/rules" -> new Answer(200, GoldenDocuments.read("rules/rules"));
            case "/api/doctor/targets" -> new Answer(200, GoldenDocuments.read("sites/sites"));
            case "/api/audit" -> new Answer(200, GoldenDocuments.read("audit/entries"));
            default -> other(path);
        };
    }

    private static String rule(String path) {
        if (path.endsWith("/preview")) {
            return "rules/preview";
        }
        return path.endsWith("/events") ? "rules/events" : "rules/rule";
    }

    private static String doctor(String path) {
        if (path.startsWith("/api/doctor/runs/")) {
            return "sites/run";
        }
        return path.endsWith("/runs") ? "sites/runs" : "sites/site";
    }

    private static Answer other(String path) {
        if (path.endsWith("/termination")) {
            return new Answer(200, GoldenDocuments.read("processes/termination"));
        }
        if (path.startsWith("/api/rules/")) {
            return new Answer(200, GoldenDocuments.read(rule(path)));
        }
        if (path.startsWith("/api/doctor/")) {
            return new Answer(200, GoldenDocuments.read(doctor(path)));
        }
        if (path.startsWith("/api/policies/")) {
            return new Answer(200, GoldenDocuments.read("policies/policy"));
        }
        if (path.startsWith("/api/processes/")) {
            return new Answer(200, recorded("process"));
        }
        return new Answer(404, recorded("not-found"));
    }
}
