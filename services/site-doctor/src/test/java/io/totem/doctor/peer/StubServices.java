package io.totem.doctor.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as docs/api.md says that the other services do, over real HTTP; who asked is kept. */
public final class StubServices implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** @param path without the query */
    static void answer(String path, String json) {
        ANSWERS.put(path, json);
    }

    /** Whoever asks there may not. */
    static void refuse(String path) {
        REFUSED.add(path);
    }

    static void forget() {
        ANSWERS.clear();
        REFUSED.clear();
        ASKED.clear();
    }

    /** {@code AUTHORIZATION PATH?QUERY}, in order. */
    static List<String> asked() {
        return List.copyOf(ASKED);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", StubServices::reply);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "totem.doctor.metrics.url", url,
                "totem.doctor.process-policy.url", url,
                "totem.doctor.log-stream.url", url);
    }

    private static void reply(HttpExchange exchange) throws IOException {
        ASKED.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI());
        String answer = ANSWERS.get(exchange.getRequestURI().getPath());
        byte[] body = (answer == null ? "{\"errorCode\": \"NOT_FOUND\"}" : answer).getBytes(StandardCharsets.UTF_8);
        int none = REFUSED.contains(exchange.getRequestURI().getPath()) ? 403 : 404;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer == null ? none : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
