package io.totem.policy.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class ExchangeApiTest {

    @Inject
    ProcessPolicies dictionary;

    @Inject
    MongoClient mongo;

    @BeforeEach
    void the_catalogue_is_in_the_store() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @Test
    void without_apply_an_import_only_says_what_it_would_do() {
        admin().contentType("application/json")
                .body("{\"dry-tool\": \"a tool of ours\"}")
                .post("/api/policies/import")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("added", equalTo(1))
                .body("lines[0].result", equalTo("added"));
        assertThat(dictionary.findNow(Set.of("dry-tool"))).isEmpty();
    }

    @Test
    void an_applied_import_is_known_at_once_recorded_and_changes_nothing_the_second_time() {
        String file = "name,description\ncsv-tool,a tool of ours\n";
        take(file).body("added", equalTo(1)).body("applied", equalTo(true));
        assertThat(dictionary.find(Set.of("csv-tool"))).isPresent();
        take(file).body("added", equalTo(0)).body("unchanged", equalTo(1));
        assertThat(mongo.getDatabase("totem_policy")
                        .getCollection("policy_changes")
                        .find(new Document("name", "csv-tool")))
                .singleElement()
                .satisfies(change -> assertThat(change.getString("who")).isEqualTo("ada"));
    }

    @ParameterizedTest
    @CsvSource({"json,application/json", "jsonl,application/x-ndjson", "csv,text/csv", "names,application/json"})
    void what_was_exported_comes_back_unchanged(String format, String mediaType) {
        String file = as(InternalTokens.viewer())
                .get("/api/policies/export?format=" + format)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        admin().contentType(mediaType)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/policies/import?apply=true")
                .then()
                .statusCode(200)
                .body("unchanged", greaterThan(400))
                .body("added", equalTo(0))
                .body("updated", equalTo(0))
                .body("rejected", equalTo(0));
    }

    @Test
    void a_file_that_breaks_is_400_with_the_place_and_a_huge_one_is_413() {
        admin().contentType("application/json")
                .body("[\n{]")
                .post("/api/policies/import?apply=true")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("IMPORT_UNREADABLE"))
                .body("errors[0].field", equalTo("line 2, column 2"));
        admin().contentType("text/csv")
                .body(new byte[3 << 20])
                .post("/api/policies/import?apply=true")
                .then()
                .statusCode(413);
    }

    @Test
    void only_an_admin_imports_and_an_unknown_form_is_400() {
        as(InternalTokens.operator())
                .contentType("application/json")
                .body("{}")
                .post("/api/policies/import")
                .then()
                .statusCode(403);
        as(InternalTokens.viewer())
                .get("/api/policies/export?format=xml")
                .then()
                .statusCode(400);
        admin().contentType("application/xml")
                .body("<x/>")
                .post("/api/policies/import")
                .then()
                .statusCode(415);
    }

    private static ValidatableResponse take(String file) {
        return admin().contentType("text/csv")
                .body(file)
                .post("/api/policies/import?apply=true")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification admin() {
        return as(InternalTokens.admin());
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
