package io.totem.policy.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.totem.api.audit.AuditDecision;
import io.totem.api.audit.AuditEntry;
import io.totem.api.audit.AuditStep;
import io.totem.api.text.LocalizedText;
import io.totem.platform.limit.Page;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class AuditApiTest {

    /** Later than anything another test writes, so that these stand first. */
    private static final Instant AT = Instant.parse("2999-01-01T00:00:00Z");

    /** Of what need not stand first. */
    private static final Instant BEFORE = Instant.parse("2998-01-01T00:00:00Z");

    @Inject
    AuditTrail trail;

    @Test
    void the_newest_stands_first_and_what_is_not_known_yet_is_null() {
        trail.begin(entry(AT.plusSeconds(10), "older", Optional.of("/usr/bin/older")));
        trail.begin(entry(AT.plusSeconds(20), "<script>{\"$ne\":1}", Optional.empty()));
        operator()
                .get("/api/audit?size=2")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("<script>{\"$ne\":1}"))
                .body("items[0].executable", nullValue())
                .body("items[0].from", equalTo("192.0.2.7"))
                .body("items[0].outcome", nullValue())
                .body("items[0].completedAt", nullValue())
                .body("items[0].decision.because.en", equalTo("yours"))
                .body("items[1].executable", equalTo("/usr/bin/older"));
    }

    @Test
    void an_entry_is_completed_once_and_never_again() {
        AuditEntry entry = entry(AT.plusSeconds(30), "sleep", Optional.empty());
        String id = trail.begin(entry);
        AuditStep step = new AuditStep("TERM", AT, 12, new LocalizedText("보냄", "sent"));

        trail.complete(id, List.of(step), "EXITED", AT.plusSeconds(31));
        trail.complete(id, List.of(), "KILLED", AT.plusSeconds(99));

        AuditEntry kept = trail.page(AuditQuery.ALL.parse(), new Page(1, 500)).items().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(kept.outcome()).contains("EXITED");
        assertThat(kept.steps()).containsExactly(step);
        assertThat(kept.completedAt()).contains(AT.plusSeconds(31));
        assertThat(kept.reason()).isEqualTo(entry.reason());
    }

    @Test
    void it_is_for_operators_to_read_and_for_nobody_to_change() {
        as(InternalTokens.viewer()).get("/api/audit").then().statusCode(403);
        as(InternalTokens.service()).get("/api/audit").then().statusCode(403);
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            as(InternalTokens.admin())
                    .contentType("application/json")
                    .body("{}")
                    .request(method, "/api/audit")
                    .then()
                    .statusCode(405);
        }
    }

    @Test
    void it_is_searched_by_person_process_time_and_outcome_and_never_by_pattern() {
        String kept = trail.begin(entry(BEFORE.plusSeconds(100), "needle.x", Optional.of("/opt/needle.x")));
        trail.complete(kept, List.of(), "SURVIVED", BEFORE.plusSeconds(101));
        trail.begin(entry(BEFORE.plusSeconds(110), "needleyx", Optional.empty()));

        assertNames("process=needle.x", "needle.x");
        assertNames("process=NEEDLE", "needleyx", "needle.x");
        assertNames("process=.*dle.x");
        assertNames("process=needle&outcome=SURVIVED", "needle.x");
        assertNames("process=needle&outcome=ALLOWED", "needleyx", "needle.x");
        assertNames("process=needle&who=oscar&from=2998-01-01T00:01:50Z", "needleyx");
        assertNames("process=needle&to=2998-01-01T00:01:50Z", "needle.x");
        assertNames("process=needle&who=ada");
        assertNames("who=%7B%22$ne%22:1%7D");
    }

    @Test
    void a_search_that_cannot_be_understood_is_400_naming_the_field() {
        operator()
                .get("/api/audit?from=yesterday&to=&who=" + "x".repeat(201))
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("from", "who"));
    }

    @Test
    void it_is_exported_one_entry_a_line_with_the_same_filter() {
        trail.begin(entry(BEFORE.plusSeconds(200), "export\nme", Optional.empty()));
        trail.begin(entry(BEFORE.plusSeconds(201), "export\nme", Optional.empty()));
        String lines = operator()
                .get("/api/audit/export?process=export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("audit.jsonl"))
                .header("Content-Type", containsString("application/x-ndjson"))
                .extract()
                .asString();
        assertThat(lines.lines())
                .hasSize(2)
                .allMatch(line -> JsonPath.from(line).getString("name").equals("export\nme"));
        as(InternalTokens.viewer()).get("/api/audit/export").then().statusCode(403);
        as(InternalTokens.admin()).delete("/api/audit/export").then().statusCode(405);
    }

    @Test
    void not_even_an_admin_finds_a_way_to_change_or_remove_an_entry() {
        String id = trail.begin(entry(BEFORE.plusSeconds(300), "lasting", Optional.empty()));
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            as(InternalTokens.admin())
                    .contentType("application/json")
                    .body("{}")
                    .request(method, "/api/audit/" + id)
                    .then()
                    .statusCode(oneOf(404, 405));
        }
        assertNames("process=lasting", "lasting");
        assertThat(AuditTrail.class.getMethods())
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("begin", "complete", "page", "each");
    }

    private static void assertNames(String query, String... names) {
        operator()
                .urlEncodingEnabled(false)
                .get("/api/audit?" + query)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of(names)));
    }

    @Test
    void a_page_out_of_range_is_400() {
        operator().get("/api/audit?page=0&size=501").then().statusCode(400).body("errors.size()", equalTo(2));
    }

    private static AuditEntry entry(Instant at, String name, Optional<String> executable) {
        return AuditEntries.begun(
                at,
                "oscar",
                "operator",
                Optional.of("192.0.2.7"),
                "b:1:1",
                name,
                executable,
                1000,
                "runs too long",
                new AuditDecision(true, "ALLOWED", new LocalizedText("본인 것", "yours")));
    }

    private static RequestSpecification operator() {
        return as(InternalTokens.operator());
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
