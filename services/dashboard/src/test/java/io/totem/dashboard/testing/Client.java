package io.totem.dashboard.testing;

import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A browser at a loopback address of its own, which keeps its cookies and posts from one of Totem's pages. */
public final class Client implements AutoCloseable {

    private final HttpClient http;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> cookies = new HashMap<>();

    public Client(String address) {
        try {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(address))
                    .build();
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
        headers.put("Origin", "http://localhost:" + RestAssured.port);
        headers.put("Accept", "text/html,*/*;q=0.8");
    }

    /** Adds a header to all further requests; an empty one is not sent. */
    public Client with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public HttpResponse<String> logIn(String name, String password) {
        return kept(send("/login", form(name, password)).join());
    }

    /** Without waiting for the answer, and without keeping its cookies. */
    public CompletableFuture<HttpResponse<String>> logInLater(String name, String password) {
        return send("/login", form(name, password));
    }

    public HttpResponse<String> post(String path, String form) {
        return kept(send(path, form).join());
    }

    @Override
    public void close() {
        http.close();
    }

    private CompletableFuture<HttpResponse<String>> send(String path, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.setHeader(name, value);
            }
        });
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> kept(HttpResponse<String> response) {
        for (String set : response.headers().allValues("Set-Cookie")) {
            String pair = set.substring(0, set.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return response;
    }

    private static String form(String name, String password) {
        return "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
    }
}
