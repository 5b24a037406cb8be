package io.totem.policy.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.totem.platform.testing.InternalTokens;
import io.totem.policy.known.KnownProcesses;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@TestProfile(StoreDownTest.NoStore.class)
class StoreDownTest {

    /** Port 1 refuses every connection. */
    public static final class NoStore implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.mongodb.connection-string", "mongodb://127.0.0.1:1");
        }
    }

    @Inject
    KnownProcesses dictionary;

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
    void a_decision_is_refused_and_a_list_goes_without_explanations() {
        assertThatThrownBy(() -> dictionary.findNow(Set.of("nginx"))).isInstanceOf(StoreUnavailableException.class);
        assertThat(dictionary.find(Set.of("nginx"))).isEmpty();
        assertThat(dictionary.available()).isFalse();
    }

    @Test
    void the_service_is_alive_and_not_ready() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'process-policy' }.status", equalTo("DOWN"));
    }

    private static ValidatableResponse ask(String path) {
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .get(path)
                .then();
    }
}
