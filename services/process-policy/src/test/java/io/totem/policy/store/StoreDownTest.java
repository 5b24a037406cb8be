package io.totem.policy.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.totem.platform.store.StoreUnavailableException;
import io.totem.platform.testing.FreePort;
import io.totem.platform.testing.InternalTokens;
import io.totem.policy.known.ProcessPolicies;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
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
            return Map.of("test.port", port, "quarkus.mongodb.connection-string", "mongodb://127.0.0.1:" + port);
        }
    }

    private static final Set<String> NGINX = Set.of("nginx");

    @ConfigProperty(name = "test.port")
    int port;

    @Inject
    ProcessPolicies dictionary;

    @Test
    void a_question_is_503_within_three_seconds_with_what_to_do() {
        // The first question of a cold JVM loads classes; the time is that of the store.
        ask("/api/policies")
                .statusCode(503)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("STORE_UNAVAILABLE"));
        ask("/api/policies").statusCode(503).time(lessThan(3000L));
        ask("/api/audit").statusCode(503).time(lessThan(3000L));
    }

    @Test
    void the_service_is_alive_and_not_ready() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'process-policy' }.status", equalTo("DOWN"));
    }

    @Test
    void a_store_that_comes_late_is_filled_and_when_it_goes_lists_live_on_and_decisions_do_not() {
        assertThatThrownBy(() -> dictionary.findNow(NGINX)).isInstanceOf(StoreUnavailableException.class);
        assertThat(dictionary.available()).isFalse();
        assertThat(dictionary.find(NGINX)).isEmpty();

        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", port);
        try {
            await().atMost(Duration.ofSeconds(30)).until(dictionary::available);
            assertThat(dictionary.findNow(NGINX)).isPresent();
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            server.shutdownNow();
        }

        assertThat(dictionary.find(NGINX)).isPresent();
        assertThatThrownBy(() -> dictionary.findNow(NGINX)).isInstanceOf(StoreUnavailableException.class);
        ask("/api/processes")
                .statusCode(200)
                .body("policies.stale", equalTo(true))
                .body("policies.readAt", notNullValue())
                .body("items.termination.allowed", everyItem(equalTo(false)));
    }

    private static ValidatableResponse ask(String path) {
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .get(path)
                .then();
    }
}
