package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayIT {

    @TempDir
    static Path folder;

    private static TotemProcess totem;
    private static Visitor admin;
    private static String cookie;

    @BeforeAll
    static void start() {
        totem = TotemProcess.start(folder.resolve("data"));
        admin = new Visitor(totem).firstLogin();
        cookie = admin.cookie().orElseThrow();
    }

    @AfterAll
    static void stop() {
        admin.close();
        totem.close();
    }

    @Test
    void a_change_asked_for_by_another_sites_page_is_refused_and_logged() {
        try (Visitor victim = visitor().holding(cookie).with("Origin", "http://evil.example")) {
            HttpResponse<String> answer = victim.send("DELETE", "/api/policies/linux/sshd", "{}");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("ORIGIN_REFUSED");
            assertThat(totem.output()).contains("http://evil.example /api/policies/linux/sshd");
        }
    }

    /** Each is a route to JAX-RS, and another text to whoever compares paths: gateway, limits, policies, redirects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api;x/metrics/snapshot",
                "/api/metrics;x/snapshot",
                "/api/metrics/snapshot;a=b",
                "/api%3bx/metrics/snapshot",
                "/api//metrics/snapshot",
                "//api/metrics/snapshot",
                "/./api/metrics/snapshot",
                "/x/../api/metrics/snapshot",
                "/x/%2e%2e/api/metrics/snapshot",
                "/api%2fmetrics/snapshot",
                "/api%5cmetrics/snapshot",
                "/api/metrics/snapshot%00",
                "/q;x/metrics",
                "/q//metrics",
                "/internal;x/session",
                "/login;x",
                "/policies;x/import",
                "/assets;x/..",
                "/health;x/metrics"
            })
    void a_path_with_several_readings_is_refused_whoever_asks(String path) {
        try (Visitor stranger = visitor()) {
            for (Visitor asking : List.of(stranger, admin)) {
                for (HttpResponse<String> answer : List.of(asking.get(path), asking.post(path, Map.of()))) {
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("BAD_REQUEST");
                    assertThat(answer.headers().firstValue("Content-Security-Policy"))
                            .isPresent();
                }
            }
        }
    }

    @Test
    void every_redirect_leads_by_the_path_alone() {
        try (Visitor stranger = visitor()) {
            List<HttpResponse<String>> answers = List.of(
                    stranger.get("/favicon.ico"),
                    stranger.get("/processes"),
                    stranger.post("/language", Map.of("language", "ko", "here", "/about?a=b")),
                    stranger.post("/look", Map.of("look", "light", "here", "//evil.example/")),
                    stranger.post("/language", Map.of("language", "en", "here", "/a;b//evil.example")),
                    stranger.logIn("admin", Visitor.OWN_PASSWORD));
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isIn(303, 307);
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .startsWith("/")
                        .doesNotStartWith("//")
                        .doesNotContain("evil");
            });
        }
    }

    @Test
    void another_port_of_this_machine_is_another_origin() {
        try (Visitor victim = visitor().holding(cookie).with("Origin", "http://127.0.0.1:1")) {
            assertThat(victim.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_change_without_an_origin_is_refused_even_the_login_form() {
        try (Visitor victim = visitor().without("Origin")) {
            assertThat(victim.logIn("admin", Visitor.OWN_PASSWORD).statusCode()).isEqualTo(403);
            assertThat(victim.holding(cookie).post("/logout", Map.of()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_right_origin_does_not_help_when_the_browser_says_cross_site() {
        try (Visitor victim = visitor().holding(cookie).with("Sec-Fetch-Site", "cross-site")) {
            assertThat(victim.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_body_that_is_too_large_is_413_with_a_sentence_whether_it_says_its_length_or_not() {
        byte[] large = new byte[20 << 20];
        List<BodyPublisher> bodies = List.of(
                BodyPublishers.ofByteArray(large), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        for (BodyPublisher body : bodies) {
            try (Visitor sender = visitor().holding(cookie).with("Accept", "application/json")) {
                HttpResponse<String> answer = sender.post("/api/policies/import", "application/json", body);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).contains("TOO_LARGE", "2 MB");
            }
        }
        assertThat(totem.output()).doesNotContain("ERROR");
    }

    @Test
    void a_name_that_was_made_to_point_here_is_refused_for_reading_too() {
        try (Visitor rebound = visitor().holding(cookie).with("Host", "evil.example:" + totem.port())) {
            HttpResponse<String> answer = rebound.get("/api/metrics/snapshot");
            assertThat(answer.statusCode()).isEqualTo(421);
            assertThat(answer.body()).contains("HOST_UNKNOWN");
        }
    }

    @Test
    void localhost_and_its_address_are_both_known() {
        String host = "localhost:" + totem.port();
        try (Visitor other = visitor().with("Host", host).with("Origin", "http://" + host)) {
            assertThat(other.logIn("admin", Visitor.OWN_PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void a_cookie_that_opens_nothing_counts_as_none_and_is_deleted_at_the_login() {
        for (String foreign : new String[] {"totem=garbage", "totem=" + "A".repeat(43), "__Host-totem=x; totem=\"y"}) {
            try (Visitor stranger = visitor().holding(foreign)) {
                assertThat(stranger.get("/api/metrics/snapshot").statusCode()).isEqualTo(401);
                HttpResponse<String> login = stranger.get("/login");
                assertThat(login.statusCode()).isEqualTo(200);
                assertThat(login.headers().allValues("Set-Cookie")).anyMatch(set -> set.contains("Max-Age=0"));
            }
        }
    }

    @Test
    void a_token_of_the_owner_opens_the_api_without_cookie_or_origin() {
        String token = TotemProcess.run(folder.resolve("data"), Map.of(), "token", "viewer")
                .output()
                .strip();
        try (Visitor script = visitor().without("Origin").with("Authorization", "Bearer " + token)) {
            assertThat(script.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            assertThat(script.get("/api/audit").statusCode()).isEqualTo(403);
            assertThat(script.send("POST", "/api/policies", "{}").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_token_of_a_stranger_is_replaced_by_the_cookies_own() {
        try (Visitor both = visitor().holding(cookie).with("Authorization", "Bearer nonsense")) {
            assertThat(both.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
        }
        try (Visitor stranger = visitor().with("Authorization", "Bearer nonsense")) {
            assertThat(stranger.get("/api/metrics/snapshot").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_forwarded_address_is_not_believed_from_just_anyone() {
        try (Visitor liar = visitor().with("X-Forwarded-For", "203.0.113.9")) {
            assertThat(liar.logIn("nobody-known", "wrong password").statusCode())
                    .isEqualTo(401);
            assertThat(totem.output())
                    .contains("wrong name or password by nobody-known from 127.0.0.1")
                    .doesNotContain("203.0.113.9");
        }
    }

    @Test
    void ten_open_streams_leave_room_for_the_eleventh_page() throws Exception {
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            for (int i = 0; i < 10; i++) {
                var stream = client.send(
                        admin.request("/api/metrics/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
                assertThat(stream.statusCode()).isEqualTo(200);
                assertThat(stream.body().read()).isEqualTo(':');
            }
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            client.shutdownNow();
        }
    }

    private static Visitor visitor() {
        return new Visitor(totem);
    }
}
