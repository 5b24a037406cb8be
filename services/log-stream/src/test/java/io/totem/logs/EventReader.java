package io.totem.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser's EventSource for tests: reads one stream over real HTTP until it is closed. */
public final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One event; {@code atNanos} is when it came. */
    public record Event(String id, String name, JsonNode data, long atNanos) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final int status;
    private volatile boolean over;

    private EventReader(int port, String token, String source, String query, String lastEventId)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/api/logs/stream?source="
                + URLEncoder.encode(source, StandardCharsets.UTF_8) + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        status = response.statusCode();
        Thread.ofVirtual().start(() -> read(response.body()));
    }

    public static EventReader open(int port, String token, String source, String query)
            throws IOException, InterruptedException {
        return new EventReader(port, token, source, query, "");
    }

    public static EventReader resume(int port, String token, String source, String lastEventId)
            throws IOException, InterruptedException {
        return new EventReader(port, token, source, "", lastEventId);
    }

    public int status() {
        return status;
    }

    public List<Event> events() {
        return events;
    }

    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    /** The texts of all lines, in the order they came. */
    public List<String> texts() {
        return events.stream()
                .filter(event -> event.name().equals("lines"))
                .flatMap(event -> event.data().findValuesAsText("text").stream())
                .toList();
    }

    public String lastId() {
        return events.getLast().id();
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read(InputStream body) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    add(id, name, data.toString());
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            // The test closed the client.
        } finally {
            over = true;
        }
    }

    private void add(String id, String name, String data) throws JsonProcessingException {
        events.add(new Event(id, name, JSON.readTree(data), System.nanoTime()));
    }
}
