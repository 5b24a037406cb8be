package io.totem.dashboard.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RulePagesTest extends PageTest {

    @Test
    void a_rule_says_which_processes_when_and_what_then_and_one_that_spent_its_budget_says_so() {
        people.as(Role.VIEWER)
                .get("/rules")
                .then()
                .statusCode(200)
                .body(containsString("named php-fpm8.4"))
                .body(containsString("of the user www-data"))
                .body(containsString("≥ 512 MiB"))
                .body(containsString("for 5 min"))
                .body(containsString("in shadow"))
                .body(containsString("turned off by itself"))
                .body(containsString("It spent its 5 endings an hour."))
                .body(containsString("/srv/&lt;i&gt;x&lt;/i&gt;"))
                .body(containsString("Only an admin can change rules"))
                .body(not(containsString("/rules/_new")));
    }

    @Test
    void its_page_shows_the_last_hour_and_what_it_did_and_leads_to_its_audit() {
        people.as(Role.OPERATOR)
                .get("/rules/busy-php")
                .then()
                .statusCode(200)
                .body(containsString("Of the processes of the last hour it is about 4, and would have acted on 1."))
                .body(containsString("&lt;i&gt;php&lt;/i&gt;"))
                .body(containsString("It would have ended it."))
                .body(containsString("refused"))
                .body(containsString("href=\"/audit?who=rule%3Abusy-php\""))
                .body(not(containsString("/busy-php/edit")));
    }

    @Test
    void one_to_be_enforced_is_saved_only_after_its_preview_was_seen() {
        String shown = filled("enforce", "save")
                .post("/rules/_new")
                .then()
                .statusCode(200)
                .body(containsString("Nothing is saved yet."))
                .body(containsString("Save and enforce"))
                .extract()
                .asString();
        assertThat(StubServices.asked())
                .anyMatch(asked -> asked.path().equals("/api/rules/preview"))
                .noneMatch(asked -> asked.path().equals("/api/rules"));
        StubServices.answer("POST /api/rules", 201, GoldenDocuments.read("rules/rule"));

        filled("enforce", "save")
                .formParam("seen", "another")
                .post("/rules/_new")
                .then()
                .statusCode(200);
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().equals("/api/rules"));

        filled("enforce", "save")
                .formParam("seen", hidden(shown, "seen"))
                .post("/rules/_new")
                .then()
                .statusCode(303)
                .header("Location", "/rules/busy-php");
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.method() + " " + asked.path() + " " + asked.body())
                        .startsWith("POST /api/rules {")
                        .contains(
                                "\"mode\":\"enforce\"",
                                "\"match\":{\"name\":\"php-fpm8.4\"}",
                                "\"value\":536870912",
                                "\"forSeconds\":300",
                                "\"budget\":{\"perHour\":5}",
                                "\"cooldownSeconds\":600"));
    }

    @Test
    void one_in_shadow_is_saved_at_once_and_previewed_for_whoever_asks() {
        filled("shadow", "look").post("/rules/_new").then().statusCode(200).body(containsString("of the last hour"));
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().equals("/api/rules"));
        StubServices.answer("POST /api/rules", 201, GoldenDocuments.read("rules/rule"));
        filled("shadow", "save").post("/rules/_new").then().statusCode(303);
    }

    @Test
    void a_rule_that_is_too_broad_is_refused_with_the_count_and_nothing_typed_is_lost() {
        StubServices.answer(
                "POST /api/rules/preview",
                409,
                "{\"title\":\"Too broad\",\"status\":409,\"detail\":\"It matches 97 of the 120 processes.\",\"errorCode\":\"RULE_TOO_BROAD\"}");
        filled("enforce", "save")
                .post("/rules/_new")
                .then()
                .statusCode(409)
                .body(containsString("It matches 97 of the 120 processes."))
                .body(containsString("value=\"php-fpm8.4\""))
                .body(containsString("<option value=\"enforce\" selected>"))
                .body(not(containsString("Save and enforce")));
    }

    @Test
    void what_the_service_cannot_take_stands_at_its_field() {
        StubServices.answer(
                "PUT /api/rules/busy-php",
                400,
                "{\"title\":\"Not taken\",\"status\":400,\"detail\":\"Correct the fields.\",\"errorCode\":\"RULE_INVALID\","
                        + "\"errors\":[{\"field\":\"condition.value\",\"why\":\"a whole number\"}]}");
        filled("shadow", "save")
                .post("/rules/busy-php/edit")
                .then()
                .statusCode(400)
                .body(containsString("<span class=\"wrong\" id=\"condition-value-why\">a whole number</span>"));
    }

    @Test
    void a_saved_rule_is_typed_again_as_a_person_would() {
        people.as(Role.ADMIN)
                .get("/rules/busy-php/edit")
                .then()
                .body(containsString("name=\"condition.value\" value=\"512 MiB\""))
                .body(containsString("name=\"cooldownSeconds\" value=\"10 min\""));
    }

    @Test
    void only_an_admin_changes_and_deletes_and_deleting_asks_first() {
        people.as(Role.OPERATOR).get("/rules/_new").then().statusCode(403);
        people.as(Role.OPERATOR).get("/rules/busy-php/edit").then().statusCode(403);
        people.as(Role.ADMIN)
                .get("/rules/busy-php/delete")
                .then()
                .statusCode(200)
                .body(containsString("Delete busy-php?"));
        StubServices.answer("DELETE /api/rules/busy-php", 204, "");
        people.posting(Role.ADMIN)
                .contentType("application/x-www-form-urlencoded")
                .post("/rules/busy-php/delete")
                .then()
                .statusCode(303)
                .header("Location", "/rules");
    }

    private RequestSpecification filled(String mode, String step) {
        return people.posting(Role.ADMIN)
                .contentType("application/x-www-form-urlencoded")
                .formParam("name", "busy-php")
                .formParam("enabled", "true")
                .formParam("match.name", "php-fpm8.4")
                .formParam("match.user", "")
                .formParam("condition.field", "memoryBytes")
                .formParam("condition.operator", "%3E%3D")
                .formParam("condition.value", "512+MiB")
                .formParam("condition.forSeconds", "5+min")
                .formParam("action", "terminate")
                .formParam("mode", mode)
                .formParam("budget.perHour", "5")
                .formParam("cooldownSeconds", "10+min")
                .formParam("step", step);
    }

    private static String hidden(String page, String field) {
        String before = "name=\"" + field + "\" value=\"";
        int at = page.indexOf(before) + before.length();
        return page.substring(at, page.indexOf('"', at));
    }
}
