package io.totem.standalone.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser as far as a test needs one: it keeps its cookies, follows nothing, and says from which page it comes. */
public final class Visitor implements AutoCloseable {

    static {
        // The JDK's client sets Host itself unless it is told that a test may lie.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
    }

    public static final String OWN_PASSWORD = "correct horse 9";

    private final TotemProcess totem;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> others = new TreeMap<>();
    private Optional<String> cookie = Optional.empty();

    public Visitor(TotemProcess totem) {
        this.totem = totem;
        headers.put("Origin", totem.origin());
        headers.put("Accept", "text/html,*/*;q=0.8");
    }

    /** Adds a header to all further requests. */
    public Visitor with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Visitor without(String name) {
        headers.remove(name);
        return this;
    }

    public Visitor holding(String cookie) {
        this.cookie = Optional.of(cookie);
        return this;
    }

    /** The session's, {@code name=value}, as it was last set. */
    public Optional<String> cookie() {
        return cookie;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return send(request(path).header("Content-Type", type).POST(body));
    }

    public HttpResponse<String> logIn(String name, String password) {
        return post("/login", Map.of("name", name, "password", password));
    }

    /** The way of the first admin: in with the first password, out with their own. */
    public Visitor firstLogin() {
        String first = totem.firstPassword();
        logIn("admin", first);
        post("/password", Map.of("old", first, "chosen", OWN_PASSWORD, "repeated", OWN_PASSWORD));
        return this;
    }

    @Override
    public void close() {
        client.close();
    }

    public HttpRequest.Builder request(String path) {
        URI uri = totem.uri(path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        headers.forEach(builder::setHeader);
        String cookies =
                Stream.concat(cookie.stream(), others.values().stream()).collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            builder.setHeader("Cookie", cookies);
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(request.build().uri() + " failed; Totem said:\n" + totem.output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String set) {
        String pair = set.substring(0, set.indexOf(';'));
        if (pair.substring(0, pair.indexOf('=')).endsWith("totem")) {
            cookie = Optional.of(pair);
        } else {
            others.put(pair.substring(0, pair.indexOf('=')), pair);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
