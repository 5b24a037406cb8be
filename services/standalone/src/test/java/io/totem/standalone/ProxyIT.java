package io.totem.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.totem.platform.testing.FreePort;
import io.totem.standalone.testing.TotemProcess;
import io.totem.standalone.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Totem behind an HTTPS proxy on the same machine, and with a MongoDB of its own. */
class ProxyIT {

    private static final String HOST = "totem.example.org";

    @TempDir
    Path folder;

    @Test
    void behind_its_proxy_the_cookie_is_bound_to_the_host_and_the_visitors_address_is_known() {
        Map<String, String> settings = Map.of("TOTEM_HOSTS", HOST, "TOTEM_PROXIES", "127.0.0.1");
        try (TotemProcess totem = TotemProcess.start(folder.resolve("data"), settings);
                Visitor admin = new Visitor(totem)
                        .with("Host", HOST)
                        .with("Origin", "https://" + HOST)
                        .with("X-Forwarded-For", "198.51.100.66, 203.0.113.9")
                        .with("X-Forwarded-Proto", "https")) {
            assertThat(admin.logIn("admin", "wrong password").statusCode()).isEqualTo(401);
            assertThat(totem.output()).contains("by admin from 203.0.113.9");

            HttpResponse<String> login = admin.logIn("admin", totem.firstPassword());
            assertThat(login.headers().firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-totem=")
                    .contains("Secure");
            assertThat(login.headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("__Host-totem-device=")
                            && cookie.contains("Secure")
                            && cookie.contains("HTTPOnly")
                            && cookie.contains("SameSite=Strict"));
            assertThat(login.headers().firstValue("Location")).contains("/password");
            assertThat(admin.with("Origin", "http://" + HOST)
                            .post("/logout", Map.of())
                            .statusCode())
                    .as("the plain page of our own name is somebody else")
                    .isEqualTo(403);
        }
    }

    @Test
    void a_client_behind_the_proxy_cannot_put_on_another_address() {
        Map<String, String> settings = Map.of("TOTEM_HOSTS", HOST, "TOTEM_PROXIES", "127.0.0.1");
        try (TotemProcess totem = TotemProcess.start(folder.resolve("data"), settings);
                Visitor guesser = new Visitor(totem).with("Host", HOST).with("Origin", "https://" + HOST)) {
            // Three are free at one address; under a name, wherever they come from, ten.
            List<Integer> answers = IntStream.range(0, 9)
                    .mapToObj(number -> guesser.with("X-Forwarded-For", "192.0.2." + number + ", 203.0.113.9")
                            .with("X-Forwarded-Trusted-Proxy", "false")
                            .logIn("admin", "wrong")
                            .statusCode())
                    .toList();
            assertThat(answers).containsOnly(401, 429).contains(429);
            assertThat(guesser.with("X-Forwarded-For", "203.0.113.9, 203.0.113.10")
                            .logIn("admin", "wrong")
                            .statusCode())
                    .as("another client of the proxy")
                    .isEqualTo(401);
            assertThat(totem.output()).contains("by admin from 203.0.113.9").doesNotContain("192.0.2.");
        }
    }

    @Test
    void without_its_mongodb_it_starts_says_so_and_makes_the_admin_when_the_mongodb_comes() {
        Path data = folder.resolve("data");
        int port = FreePort.find();
        Map<String, String> settings = Map.of("TOTEM_MONGO_URL", "mongodb://127.0.0.1:" + port);
        MongoServer mongo = new MongoServer(new MemoryBackend());
        try (TotemProcess totem = TotemProcess.start(data, settings);
                Visitor admin = new Visitor(totem)) {
            assertThat(admin.get("/health/dashboard").statusCode()).isEqualTo(503);
            mongo.bind("127.0.0.1", port);
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(data.resolve("first-password")));
            assertThat(admin.firstLogin().get("/api/metrics/snapshot").statusCode())
                    .isEqualTo(200);
        } finally {
            mongo.shutdownNow();
        }
    }

    @Test
    void with_a_mongodb_of_its_own_it_keeps_no_store_in_the_data_folder() {
        Path data = folder.resolve("data");
        MongoServer mongo = new MongoServer(new MemoryBackend());
        Map<String, String> settings = Map.of("TOTEM_MONGO_URL", mongo.bindAndGetConnectionString());
        try (TotemProcess totem = TotemProcess.start(data, settings);
                Visitor admin = new Visitor(totem).firstLogin()) {
            assertThat(admin.get("/api/metrics/snapshot").statusCode()).isEqualTo(200);
            assertThat(data.resolve("store")).doesNotExist();
        } finally {
            mongo.shutdownNow();
        }
    }
}
