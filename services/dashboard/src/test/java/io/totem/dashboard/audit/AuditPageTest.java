package io.totem.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditPageTest extends PageTest {

    private static final String NOTHING =
            "{\"node\":\"web-1\",\"page\":1,\"size\":50,\"pages\":0,\"total\":0,\"items\":[]}";

    @Test
    void a_time_is_typed_on_the_readers_clock_and_asked_for_in_utc() {
        people.as(Role.OPERATOR)
                .cookie("totem-zone", "Asia.Seoul")
                .get("/audit?who=oscar&from=2026-11-21T09:30&outcome=KILLED&page=2")
                .then()
                .statusCode(200)
                .body(containsString("name=\"from\" value=\"2026-11-21T09:30\""))
                .body(containsString("<option value=\"KILLED\" selected>"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.path())
                        .startsWith("/api/audit?")
                        .contains("who=oscar", "from=2026-11-21T00%3A30%3A00Z", "outcome=KILLED", "page=2"));
    }

    @Test
    void what_was_found_is_exported_whole_with_the_same_filters() {
        people.as(Role.OPERATOR)
                .get("/audit?process=%3Csleep%3E&page=3")
                .then()
                .body(containsString("href=\"/api/audit/export?process=%3Csleep%3E\" download"));
    }

    @Test
    void an_entry_leads_to_everything_about_its_process_and_its_person() {
        people.as(Role.OPERATOR)
                .get("/audit")
                .then()
                .body(containsString("/audit?who=oscar"))
                .body(containsString("/audit?process=5b9e2f0c-6d0f-4a35-9e51-1c2f8c1f1a77%3A4001%3A1"));
        people.as(Role.OPERATOR).get("/processes/boot:2998:1").then().body(containsString("href=\"/audit?process="));
        people.as(Role.VIEWER).get("/processes/boot:2998:1").then().body(not(containsString("href=\"/audit")));
    }

    @Test
    void what_a_rule_did_says_so_in_the_readers_language_and_leads_to_the_rule() {
        StubServices.answer(
                "GET /api/audit", 200, GoldenDocuments.read("audit/entries").replace("\"ada\"", "\"rule:busy-php\""));
        people.as(Role.OPERATOR, "ko")
                .get("/audit")
                .then()
                .body(containsString("<a href=\"/rules/busy-php\">busy-php 규칙의 조건에 들어맞음</a>"));
    }

    @Test
    void a_search_without_a_match_says_so_and_an_empty_audit_says_something_else() {
        StubServices.answer("GET /api/audit", 200, NOTHING);
        people.as(Role.OPERATOR).get("/audit?who=nobody").then().body(containsString("No entry matches"));
        people.as(Role.OPERATOR, "ko").get("/audit").then().body(containsString("아직 기록이 없습니다"));
    }

    @Test
    void a_time_that_is_none_comes_back_with_the_services_words() {
        StubServices.answer(
                "GET /api/audit",
                400,
                "{\"title\":\"Not understood\",\"status\":400,\"detail\":\"Correct the filter.\",\"errorCode\":\"BAD_REQUEST\","
                        + "\"errors\":[{\"field\":\"from\",\"why\":\"a time such as 2026-11-21T09:30:00Z\"}]}");
        people.as(Role.OPERATOR)
                .get("/audit?from=yesterday")
                .then()
                .body(containsString("a time such as 2026-11-21T09:30:00Z"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.path()).startsWith("/api/audit?from=yesterday&"));
    }
}
