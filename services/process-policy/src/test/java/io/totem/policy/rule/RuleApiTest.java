package io.totem.policy.rule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.testing.People;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class RuleApiTest {

    @Inject
    ProcessPolicies dictionary;

    private final People people = new People();

    @BeforeEach
    void the_store_answers_and_the_processes_were_looked_at() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
        look();
    }

    @AfterEach
    void end_what_is_left() throws InterruptedException {
        people.close();
    }

    @Test
    void a_new_rule_starts_in_shadow_and_is_the_admins_to_make() {
        as(InternalTokens.operator())
                .body(rule("nobody", "", "x"))
                .post("/api/rules")
                .then()
                .statusCode(403);
        create(rule("quiet", "", "no-such-program"))
                .statusCode(201)
                .header("Location", containsString("/api/rules/quiet"))
                .body("mode", equalTo("shadow"))
                .body("enabled", equalTo(true))
                .body("updatedBy", equalTo("ada"));
        create(rule("quiet", "", "no-such-program")).statusCode(409).body("errorCode", equalTo("RULE_EXISTS"));
        as(InternalTokens.viewer()).get("/api/rules").then().body("items.name", hasItem("quiet"));
        String read = as(InternalTokens.viewer()).get("/api/rules/quiet").asString();
        admin().body(read.replace("\"enabled\":true", "\"enabled\":false"))
                .put("/api/rules/quiet")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false));
        admin().delete("/api/rules/quiet").then().statusCode(204);
        admin().delete("/api/rules/quiet").then().statusCode(404);
    }

    @Test
    void a_rule_that_matches_everything_cannot_be_enforced_and_the_answer_counts_them() {
        for (String match : new String[] {"{}", "{\"exePrefix\": \"/\"}"}) {
            create(rule("all", "\"mode\": \"enforce\",", "x").replace("{\"name\": \"x\"}", match))
                    .statusCode(409)
                    .body("errorCode", equalTo("RULE_TOO_BROAD"))
                    .body("detail", matchesPattern(".*matches [1-9][0-9]* of the [1-9][0-9]* processes.*"));
        }
        as(InternalTokens.viewer()).get("/api/rules/all").then().statusCode(404);
        create(rule("all", "", "x").replace("{\"name\": \"x\"}", "{}")).statusCode(201);
        admin().delete("/api/rules/all").then().statusCode(204);
    }

    @Test
    void a_rule_is_tried_out_before_it_is_saved_and_nothing_of_it_is_kept() {
        admin().body(rule("tried", "", "java"))
                .post("/api/rules/preview")
                .then()
                .statusCode(200)
                .body("rule", equalTo("tried"))
                .body("matching", greaterThan(0));
        as(InternalTokens.viewer()).get("/api/rules/tried").then().statusCode(404);
        admin().body(rule("tried", "\"mode\": \"enforce\",", "x").replace("{\"name\": \"x\"}", "{}"))
                .post("/api/rules/preview")
                .then()
                .statusCode(409)
                .body("errorCode", equalTo("RULE_TOO_BROAD"));
        as(InternalTokens.operator())
                .body(rule("tried", "", "java"))
                .post("/api/rules/preview")
                .then()
                .statusCode(403);
        create(rule("preview", "", "no-such-program")).statusCode(201);
        as(InternalTokens.viewer())
                .get("/api/rules/preview")
                .then()
                .statusCode(200)
                .body("name", equalTo("preview"));
        admin().delete("/api/rules/preview").then().statusCode(204);
    }

    @Test
    void an_enforced_rule_ends_a_real_process_and_the_audit_names_the_rule() throws IOException {
        Path program = copyOfSleep();
        Process target = people.start(program.toString(), "600");
        create(rule("ender", "\"mode\": \"enforce\",", "x")
                        .replace("{\"name\": \"x\"}", "{\"exePrefix\": \"" + program + "\"}"))
                .statusCode(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            look();
            return !target.isAlive();
        });
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> as(InternalTokens.viewer())
                        .get("/api/rules/ender/events")
                        .then()
                        .body("items.outcome", hasItem("EXITED")));
        as(InternalTokens.operator()).get("/api/audit").then().body("items.who", hasItem("rule:ender"));
        as(InternalTokens.viewer())
                .get("/api/rules/ender/preview")
                .then()
                .statusCode(200)
                .body("matching", greaterThan(0))
                .body("processes[0].name", equalTo("rule-target"))
                .body("processes[0].wouldAct", equalTo(true));
        admin().delete("/api/rules/ender").then().statusCode(204);
    }

    @Test
    void no_rule_ends_totem_itself() {
        // The port is ours alone: other virtual machines of this computer are none of this test's business.
        create(rule("suicide", "\"mode\": \"enforce\",", "x")
                        .replace("{\"name\": \"x\"}", "{\"port\": " + RestAssured.port + "}"))
                .statusCode(201);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            look();
            as(InternalTokens.viewer())
                    .get("/api/rules/suicide/events")
                    .then()
                    .body("items.outcome", hasItem("PROTECTED_TOTEM"));
        });
        admin().delete("/api/rules/suicide").then().statusCode(204);
    }

    @Test
    void every_field_at_fault_is_named() {
        create("{\"name\": \"Bad Name\", \"mode\": \"kill\", \"match\": {\"port\": 0, \"pid\": 1}, \"condition\": {},"
                        + " \"action\": \"x\", \"budget\": {\"perHour\": 0}}")
                .statusCode(400)
                .body("errorCode", equalTo("RULE_INVALID"))
                .body(
                        "errors.field",
                        hasItems(
                                "name",
                                "mode",
                                "match.port",
                                "match.pid",
                                "condition.field",
                                "action",
                                "budget.perHour",
                                "cooldownSeconds"));
    }

    private static void look() {
        as(InternalTokens.viewer()).get("/api/processes?size=1").then().statusCode(200);
    }

    /** In a folder of its own: a rule that names it touches nobody else's process. */
    private static Path copyOfSleep() throws IOException {
        Path folder = Files.createTempDirectory("rule");
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        assertThat(folder.toFile().setReadable(true, false)).isTrue();
        Path copy = Files.copy(Path.of("/usr/bin/sleep").toRealPath(), folder.resolve("rule-target"));
        assertThat(copy.toFile().setExecutable(true, false)).isTrue();
        assertThat(copy.toFile().setReadable(true, false)).isTrue();
        return copy;
    }

    private static String rule(String name, String mode, String program) {
        return "{\"name\": \"" + name + "\", " + mode + " \"match\": {\"name\": \"" + program + "\"}, \"condition\":"
                + " {\"field\": \"memoryBytes\", \"operator\": \">=\", \"value\": 0}, \"action\": \"terminate\","
                + " \"budget\": {\"perHour\": 50}, \"cooldownSeconds\": 1}";
    }

    private static ValidatableResponse create(String json) {
        return admin().body(json).post("/api/rules").then();
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
