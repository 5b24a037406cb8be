package io.totem.policy.known;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.mongodb.client.MongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.RouteWalk;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class PolicyApiTest {

    @Inject
    ProcessPolicies dictionary;

    @Inject
    MongoClient mongo;

    @BeforeEach
    void the_catalogue_is_in_the_store() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @Test
    void a_new_store_holds_the_whole_catalogue_by_name() {
        viewer().get("/api/policies?size=500")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(500))
                .body("page", equalTo(1));
        viewer().get("/api/policies/common/nginx")
                .then()
                .statusCode(200)
                .body("category", equalTo("web-server"))
                .body("policy.is_system", equalTo(false))
                .body("origin", equalTo("catalog"))
                .body("created_at", endsWith("Z"));
    }

    @Test
    void the_search_takes_words_literally_in_both_languages() {
        viewer().get("/api/policies?search=웹 서버&category=web-server").then().body("items.name", hasItem("nginx"));
        viewer().get("/api/policies?search=.*").then().body("total", equalTo(0));
        viewer().get("/api/policies?search=(a%2B)%2B$").then().statusCode(200).body("total", equalTo(0));
    }

    @Test
    void a_filter_that_does_not_exist_is_400_naming_the_choices() {
        viewer().get("/api/policies?platform=beos&category=toys&page=1")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("platform", "category"));
    }

    @Test
    void what_an_admin_adds_is_found_at_once_and_recorded_with_who_and_when() {
        create("my-tool")
                .statusCode(201)
                .header("Location", endsWith("/api/policies/linux/my-tool"))
                .body("origin", equalTo("operator"));

        assertThat(dictionary.find(Set.of("my-tool"))).isPresent();
        assertThat(dictionary.findNow(Set.of("my-tool"))).isPresent();
        assertThat(changes("my-tool")).singleElement().satisfies(change -> {
            assertThat(change.getString("who")).isEqualTo("ada");
            assertThat(change.getDate("at")).isNotNull();
            assertThat(change.get("before")).isNull();
            assertThat(change.get("after", Document.class).getString("name")).isEqualTo("my-tool");
        });
    }

    @Test
    void a_second_policy_of_the_same_name_and_platform_is_409_naming_the_first() {
        create("twice").statusCode(201);
        create("twice")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("POLICY_EXISTS"))
                .body("detail", containsString("linux/twice"));
        assertThat(changes("twice")).hasSize(1);
    }

    @Test
    void a_change_keeps_the_day_of_birth_and_makes_a_catalogue_entry_the_admins_own() {
        String born = viewer().get("/api/policies/linux/memcached").jsonPath().getString("created_at");
        admin().body(policy("memcached").replace("\"my tool\"", "\"our cache\""))
                .put("/api/policies/linux/memcached")
                .then()
                .statusCode(200)
                .body("created_at", equalTo(born))
                .body("origin", equalTo("operator"));
        assertThat(dictionary
                        .findNow(Set.of("memcached"))
                        .orElseThrow()
                        .description()
                        .en())
                .isEqualTo("our cache");
        assertThat(changes("memcached"))
                .singleElement()
                .satisfies(change -> assertThat(
                                change.get("before", Document.class).getString("origin"))
                        .isEqualTo("catalog"));
    }

    @Test
    void what_was_read_can_be_sent_back_as_it_is() {
        String read = viewer().get("/api/policies/linux/sshd").asString();
        admin().body(read).put("/api/policies/linux/sshd").then().statusCode(200);
    }

    @Test
    void a_name_or_platform_cannot_be_changed() {
        create("fixed").statusCode(201);
        admin().body(policy("other").replace("linux", "common"))
                .put("/api/policies/linux/fixed")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("name", "platform"));
    }

    @Test
    void what_is_deleted_is_gone_from_lists_and_decisions() {
        create("short-lived").statusCode(201);
        admin().delete("/api/policies/linux/short-lived").then().statusCode(204);
        admin().delete("/api/policies/linux/short-lived")
                .then()
                .statusCode(404)
                .body("errorCode", equalTo("POLICY_UNKNOWN"))
                .body("detail", containsString("linux/short-lived"));
        assertThat(dictionary.find(Set.of("short-lived"))).isEmpty();
        assertThat(dictionary.findNow(Set.of("short-lived"))).isEmpty();
        assertThat(changes("short-lived")).hasSize(2);
    }

    @Test
    void strangers_names_are_stored_and_found_as_data() {
        for (String name :
                List.of("{\"$ne\":1}", "{config:secret}", "<script>alert(1)", "$(reboot)", "\u202Enimda", "a b?c%d")) {
            String location = admin().body(policy(name))
                    .post("/api/policies")
                    .then()
                    .statusCode(201)
                    .body("name", equalTo(name))
                    .extract()
                    .header("Location");
            viewer().urlEncodingEnabled(false)
                    .get(location)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo(name));
            assertThat(dictionary.findNow(Set.of(name)))
                    .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo(name));
        }
    }

    @Test
    void a_name_that_could_be_read_in_two_ways_in_an_address_is_refused() {
        for (String name : List.of("a;b", "a\\b")) {
            create(name).statusCode(400).body("errors.field", hasItem("name"));
        }
    }

    @Test
    void a_cut_name_finds_the_longer_one_in_the_store_too() {
        create("a-very-long-program-name").statusCode(201);
        assertThat(dictionary.findNow(ProcessNames.of(Optional.empty(), "a-very-long-pro", false)))
                .isPresent();
        assertThat(dictionary.findNow(ProcessNames.of(Optional.empty(), "kworker/0:1", true)))
                .isPresent();
    }

    @Test
    void a_viewer_reads_and_only_an_admin_writes() {
        as(InternalTokens.service()).get("/api/policies").then().statusCode(200);
        for (String token : List.of(InternalTokens.viewer(), InternalTokens.operator(), InternalTokens.service())) {
            as(token).body(policy("nobody")).post("/api/policies").then().statusCode(403);
            as(token).delete("/api/policies/common/nginx").then().statusCode(403);
            as(token)
                    .body(policy("nginx"))
                    .put("/api/policies/common/nginx")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void no_route_answers_a_stranger() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");

        assertThat(paths).containsKeys("/api/policies", "/api/policies/{platform}/{name}", "/api/audit");
        assertThat(RouteWalk.behindTheDoor(paths)).isNotEmpty().allMatch(answer -> answer.status() == 401);
    }

    private static ValidatableResponse create(String name) {
        return admin().body(policy(name)).post("/api/policies").then();
    }

    private List<Document> changes(String name) {
        return mongo.getDatabase("totem_policy")
                .getCollection(MongoPolicyChanges.COLLECTION)
                .find(new Document("name", name))
                .into(new ArrayList<>());
    }

    private static String policy(String name) {
        return new Document("name", name)
                .append("platform", "linux")
                .append("category", "general")
                .append("description", new Document("ko", "우리 도구").append("en", "my tool"))
                .append(
                        "policy",
                        new Document("is_system", false)
                                .append("terminatable", true)
                                .append("reason", new Document("ko", "시험용").append("en", "a test")))
                .toJson();
    }

    private static RequestSpecification viewer() {
        return as(InternalTokens.viewer());
    }

    private static RequestSpecification admin() {
        return as(InternalTokens.admin());
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .contentType("application/json");
    }
}
