package io.totem.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProcessPagesTest extends PageTest {

    @Test
    void a_process_named_like_a_script_is_shown_and_never_run() {
        people.as(Role.OPERATOR)
                .get("/processes")
                .then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .body(containsString("&lt;img src=x onerror=alert(1)&gt;"))
                .body(not(containsString("<script>alert")))
                .body(not(containsString("<img src=x")));
    }

    @Test
    void while_the_store_is_away_the_list_says_since_when_its_policies_are_stale() {
        StubServices.answer("GET /api/processes", 200, """
                {"node": "web-1", "page": 1, "size": 50, "pages": 0, "total": 0, "takenAt": "2026-11-20T14:35:02Z",
                 "hidden": 0, "othersHidden": false, "policies": {"readAt": "2026-11-20T14:20:00Z", "stale": true},
                 "counts": {"safe": 0, "caution": 0, "danger": 0, "all": 0}, "items": []}
                """);
        people.as(Role.VIEWER, "en")
                .get("/processes")
                .then()
                .statusCode(200)
                .body(containsString("The policy store does not answer."))
                .body(containsString("policies as they were at "));
    }

    @Test
    void where_proc_does_not_list_the_processes_of_others_the_page_says_so() {
        StubServices.answer("GET /api/processes", 200, """
                {"node": "web-1", "page": 1, "size": 50, "pages": 0, "total": 0, "takenAt": "2026-11-20T14:35:02Z",
                 "hidden": 0, "othersHidden": true, "counts": {"safe": 1, "caution": 0, "danger": 0, "all": 1}, "items": []}
                """);
        people.as(Role.VIEWER, "en")
                .get("/processes")
                .then()
                .statusCode(200)
                .body(containsString("Processes of other users are not shown"))
                .body(containsString("Nothing is said here about the whole machine."));
    }

    @Test
    void a_process_with_another_users_rights_shows_who_started_it() {
        String path = "/5b9e2f0c-6d0f-4a35-9e51-1c2f8c1f1a77:2998:50966";
        String raised = StubServices.recorded("process")
                .replace("\"uid\": 33,", "\"uid\": 0, \"realUser\": \"jun<b>\", \"realUid\": 1002,");
        StubServices.answer("GET /api/processes" + path, 200, raised);
        people.as(Role.VIEWER, "en")
                .get("/processes" + path)
                .then()
                .statusCode(200)
                .body(containsString("started by"))
                .body(containsString("<bdi>jun&lt;b&gt;</bdi>"))
                .body(containsString("uid 1002"));
    }

    @Test
    void a_port_without_an_owner_is_shown_below_the_list_and_its_words_are_escaped() {
        StubServices.answer("GET /api/processes", 200, """
                {"node": "web-1", "page": 1, "size": 50, "pages": 0, "total": 0, "takenAt": "2026-11-20T14:35:02Z",
                 "hidden": 0, "counts": {"safe": 0, "caution": 0, "danger": 0, "all": 0}, "items": [],
                 "unownedPorts": {"total": 3, "items": [
                   {"protocol": "tcp", "address": "0.0.0.0", "port": 31337, "public": true, "reach": "everywhere", "kernel": null,
                    "code": "HIDDEN_PROCESS", "severity": "caution", "title": {"ko": "주인 없음", "en": "nobody's <b>"},
                    "why": {"ko": "왜", "en": "why"}, "todo": {"ko": "할 일", "en": "what to do"}}]}}
                """);
        people.as(Role.VIEWER, "en")
                .get("/processes")
                .then()
                .statusCode(200)
                .body(containsString("Ports that no visible process owns: 3"))
                .body(containsString("nobody&#39;s &lt;b&gt;"))
                .body(containsString("every address"))
                .body(containsString("and 2 more"));
    }

    @Test
    void who_can_reach_a_port_stands_beside_it_and_a_published_one_has_both_numbers() {
        StubServices.answer(
                "GET /api/processes",
                200,
                StubServices.recorded("processes")
                        .replaceFirst(
                                "(\"port\": 6379,\\s*\"public\": true,\\s*)\"reach\": \"everywhere\","
                                        + "\\s*\"contained\": false,\\s*\"published\": \\[\\]",
                                "$1\"reach\": \"containers\", \"contained\": true, \"published\": [{\"address\": \"0.0.0.0\","
                                        + " \"port\": 16379, \"public\": true, \"reach\": \"everywhere\"}]"));
        people.as(Role.VIEWER, "en").get("/processes").then().statusCode(200).body(containsString("16379→6379"));
    }

    @Test
    void a_mark_that_turns_the_line_around_is_shown_as_what_it_is() {
        people.as(Role.OPERATOR)
                .get("/processes")
                .then()
                .body(containsString("evil\\u202egnp.exe\\u0007"))
                .body(not(containsString("\u202e")));
    }

    @Test
    void what_the_list_is_filtered_by_goes_to_the_service_and_stays_in_the_links() {
        people.as(Role.VIEWER)
                .get("/processes?search=a%26b&verdict=danger&sort=-cpu&nonsense=1")
                .then()
                .statusCode(200)
                .body(containsString("value=\"a&amp;b\""))
                .body(containsString("?search=a%26b&amp;verdict=danger&amp;sort=cpu"));
        assertThat(StubServices.asked())
                .anySatisfy(asked ->
                        assertThat(asked.path()).isEqualTo("/api/processes?search=a%26b&verdict=danger&sort=-cpu"));
    }

    @Test
    void the_service_learns_who_asks_from_a_token_and_in_which_language() {
        people.as(Role.VIEWER, "ko").get("/processes").then().statusCode(200);
        assertThat(StubServices.asked())
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.authorization()).matches("Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                .anySatisfy(asked -> assertThat(asked.language()).isEqualTo("ko"));
    }

    @Test
    void what_may_be_ended_has_a_button_and_the_rest_a_lock_and_the_reason() {
        people.as(Role.OPERATOR)
                .get("/processes/ending")
                .then()
                .statusCode(200)
                .body(containsString("/end\" hx-get="))
                .body(containsString("PID 1 is never ended."))
                .body(containsString("Idle for"))
                .body(containsString("45 min"));
    }

    @Test
    void one_process_says_what_it_is_why_it_is_dangerous_and_what_to_do() {
        people.as(Role.VIEWER)
                .get("/processes/boot:2998:1")
                .then()
                .statusCode(200)
                .body(containsString("Known coin-miner malware"))
                .body(containsString("Honest programs do not run from /tmp."))
                .body(containsString("php-fpm8.3"))
                .body(containsString("Nobody starts it again when it ends."));
    }

    @Test
    void one_process_shows_its_package_whose_words_are_escaped_and_leads_to_the_others_of_it() {
        people.as(Role.VIEWER)
                .get("/processes/boot:2998:1")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/processes?package=g%2B%2B-12\""))
                .body(containsString("&lt;b&gt;GNU C++ compiler&lt;/b&gt;"))
                .body(containsString("the file is not what the package brought"));
    }

    @Test
    void a_process_that_is_over_is_a_page_that_says_so_with_the_services_words() {
        StubServices.answer(
                "GET /api/processes/boot:1:1",
                404,
                "{\"title\":\"No such process\",\"status\":404,\"detail\":\"It has ended.\",\"errorCode\":\"PROCESS_UNKNOWN\","
                        + "\"instance\":\"urn:totem:request:77\"}");
        people.as(Role.VIEWER)
                .get("/processes/boot:1:1")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("It has ended."))
                .body(containsString("urn:totem:request:77"));
    }

    @Test
    void without_a_script_the_question_leads_to_the_outcome_with_its_steps() {
        people.as(Role.OPERATOR)
                .get("/processes/boot:2998:1/end")
                .then()
                .statusCode(200)
                .body(containsString("End kdevtmpfsi?"))
                .body(containsString("Nothing starts it again"));
        people.posting(Role.OPERATOR)
                .formParam("reason", "a miner")
                .formParam("exe", "/tmp/kdevtmpfsi")
                .formParam("uid", "33")
                .post("/processes/boot:2998:1/end")
                .then()
                .statusCode(200)
                .body(containsString("It left 0.4 s after SIGTERM."))
                .body(containsString("6740a1"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.body())
                        .contains("\"reason\":\"a miner\"", "\"exe\":\"/tmp/kdevtmpfsi\"", "\"uid\":33"));
    }

    @Test
    void a_refusal_stands_over_the_question_and_what_was_typed_is_kept() {
        StubServices.answer(
                "POST /api/processes/boot:2998:1/termination",
                403,
                "{\"title\":\"Refused\",\"status\":403,\"detail\":\"The policy forbids it.\",\"errorCode\":\"POLICY_FORBIDS\"}");
        people.posting(Role.OPERATOR)
                .formParam("reason", "my \"words\"")
                .formParam("uid", "33")
                .post("/processes/boot:2998:1/end")
                .then()
                .statusCode(403)
                .body(containsString("The policy forbids it."))
                .body(containsString("my &quot;words&quot;"));
    }

    @Test
    void a_viewer_gets_no_question() {
        people.as(Role.VIEWER)
                .get("/processes/boot:2998:1/end")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("<span>403</span>"))
                .header("Content-Language", equalTo("en"));
    }
}
