package io.totem.policy.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.policy.store.StoreDownTest;
import io.totem.policy.testing.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@TestProfile(StoreDownTest.NoStore.class)
class ProcessesWithoutStoreTest {

    private final People people = new People();

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @Test
    void the_list_goes_on_without_explanations_and_nothing_may_be_ended() {
        operator()
                .get("/api/processes?size=500")
                .then()
                .statusCode(200)
                .body("policies.stale", equalTo(true))
                .body("policies.readAt", nullValue())
                .body("items.termination.allowed", everyItem(equalTo(false)))
                .body("items.known", everyItem(equalTo(false)));
    }

    @Test
    void an_ending_is_503_and_the_process_lives_on() {
        Process sleep = people.start("sleep", "600");
        List<Map<String, Object>> rows = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> operator()
                                .get("/api/processes?search=" + sleep.pid())
                                .jsonPath()
                                .getList("items.findAll { it.pid == " + sleep.pid() + " && it.name == 'sleep' }"),
                        found -> !found.isEmpty());
        Map<String, Object> row = rows.getFirst();
        operator()
                .contentType("application/json")
                .body(Map.of("reason", "x", "expected", Map.of("exe", row.get("executable"), "uid", row.get("uid"))))
                .post("/api/processes/" + row.get("identity") + "/termination")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("STORE_UNAVAILABLE"));
        assertThat(sleep.isAlive()).isTrue();
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + InternalTokens.operator());
    }
}
