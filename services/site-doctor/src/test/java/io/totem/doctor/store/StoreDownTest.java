package io.totem.doctor.store;

import static io.restassured.RestAssured.given;
import static io.totem.doctor.testing.People.admin;
import static io.totem.doctor.testing.People.operator;
import static io.totem.doctor.testing.People.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.totem.platform.testing.FreePort;
import io.totem.platform.testing.InternalTokens;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@TestProfile(StoreDownTest.NoStore.class)
public class StoreDownTest {

    /** A port that was free a moment ago: nobody answers there. */
    public static final class NoStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String port = String.valueOf(FreePort.find());
            return Map.of(
                    "test.port",
                    port,
                    "quarkus.mongodb.connection-string",
                    "mongodb://127.0.0.1:" + port,
                    "totem.doctor.sites.start.name",
                    "From the start",
                    "totem.doctor.sites.start.url",
                    "http://127.0.0.1:1/");
        }
    }

    @ConfigProperty(name = "test.port")
    int port;

    @Test
    void nothing_is_listed_changed_or_started_and_the_answer_says_why() {
        // The first question of a cold JVM loads classes; the time is that of the store.
        refused(viewer().get("/api/doctor/targets"));
        viewer().get("/api/doctor/targets").then().time(lessThan(3000L));
        refused(viewer().get("/api/doctor/targets/start"));
        refused(viewer().get("/api/doctor/targets/start/runs"));
        refused(viewer().get("/api/doctor/runs/1"));
        refused(operator().post("/api/doctor/targets/start/runs"));
        refused(admin().body("{\"name\": \"x\", \"url\": \"http://x/\"}").put("/api/doctor/targets/x"));
        refused(admin().delete("/api/doctor/targets/start"));
    }

    @Test
    void the_service_is_alive_and_not_ready_until_the_store_comes_and_is_filled_then() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'site-doctor' }.status", equalTo("DOWN"));
        given().get("/health/site-doctor").then().statusCode(503);
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", port);
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> viewer().get("/api/doctor/targets/start").statusCode() == 200);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            server.shutdownNow();
        }
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        answer.then()
                .contentType("application/problem+json")
                .body("errorCode", equalTo("STORE_UNAVAILABLE"))
                .body("detail", containsString("store"));
    }
}
