package io.totem.logs;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class RefusedHttpTest {

    private static final String ID = "0123456789abcdef".repeat(4);

    @BeforeAll
    static void theReverseProxyBlocked() throws IOException {
        Path folder = Files.createDirectories(LogFolder.root().resolve(ID));
        Files.writeString(folder.resolve("config.v2.json"), "{\"Name\": \"/" + LogFolder.REVERSE_PROXY + "\"}");
        Files.writeString(
                folder.resolve(ID + "-json.log"),
                line("refused: host \\\"evil.example\\\" is not in HOSTS (.env)")
                        + line("refused: scanner \\\"GET /wp-login.php HTTP/1.1\\\" 404")
                        + line("\\\"GET https://x/ HTTP/1.1\\\" 200 \\\"refused: scanner \\\"")
                        + line("refused: scanner \\\"GET /.env HTTP/1.1\\\" 404"));
    }

    @Test
    void what_the_reverse_proxy_blocked_is_counted_by_reason_the_most_frequent_first() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + InternalTokens.viewer())
                        .get("/api/logs/refused")
                        .then()
                        .statusCode(200)
                        .body("watched", equalTo(true))
                        .body("total", equalTo(3))
                        .body("reasons.reason", contains("scanner", "host"))
                        .body("reasons.count", contains(2, 1)));
    }

    @Test
    void nobody_else_is_told() {
        given().get("/api/logs/refused").then().statusCode(401);
    }

    private static String line(String words) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "{\"log\":\"203.0.113.9 - [%s] %s\\n\",\"stream\":\"stdout\",\"time\":\"%s\"}\n"
                .formatted(at.toString().replace("Z", "+00:00"), words, at);
    }
}
