package io.totem.dashboard.proposal;

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
class ProposalPageTest extends PageTest {

    @Test
    void a_proposal_stands_beside_what_is_so_now_and_only_where_they_differ() {
        people.as(Role.ADMIN)
                .get("/policies/proposals")
                .then()
                .statusCode(200)
                .body(containsString("A &lt;b&gt;store&lt;/b&gt;"))
                .body(containsString("In-memory data store"))
                .body(containsString("6379, 6380"))
                .body(containsString("▲ May be ended"))
                .body(not(containsString("Advice, English")))
                .body(containsString("/policies/proposals/p-1/accept"));
    }

    @Test
    void one_the_dictionary_does_not_have_is_new_and_shows_everything() {
        StubServices.answer(
                "GET /api/policies/linux/newtool",
                404,
                "{\"title\":\"None\",\"status\":404,\"detail\":\"None.\",\"errorCode\":\"POLICY_UNKNOWN\"}");
        people.as(Role.ADMIN)
                .get("/policies/proposals")
                .then()
                .body(containsString("new entry"))
                .body(containsString("Advice, English"));
    }

    @Test
    void paths_stand_one_a_line() {
        StubServices.answer(
                "GET /api/policies/proposals",
                200,
                GoldenDocuments.read("policies/proposals")
                        .replace("\"/usr/bin/redis-server\"", "\"/usr/bin/redis-server\", \"/opt/redis-server\""));
        people.as(Role.ADMIN)
                .get("/policies/proposals")
                .then()
                .body(containsString("/usr/bin/redis-server<br>/opt/redis-server"));
    }

    @Test
    void a_dictionary_that_does_not_answer_makes_no_proposal_look_new() {
        StubServices.answer("GET /api/policies/linux/newtool", 503, "no json");
        people.as(Role.ADMIN).get("/policies/proposals").then().body(not(containsString("new entry")));
    }

    @Test
    void an_admin_accepts_or_declines_and_nobody_else() {
        StubServices.answer(
                "POST /api/policies/proposals/p-1/acceptance", 200, GoldenDocuments.read("policies/policy"));
        StubServices.answer("DELETE /api/policies/proposals/p-2", 204, "");
        for (String step : new String[] {"p-1/accept", "p-2/decline"}) {
            people.posting(Role.OPERATOR)
                    .contentType("application/x-www-form-urlencoded")
                    .post("/policies/proposals/" + step)
                    .then()
                    .statusCode(403);
            people.posting(Role.ADMIN)
                    .contentType("application/x-www-form-urlencoded")
                    .post("/policies/proposals/" + step)
                    .then()
                    .statusCode(303)
                    .header("Location", "/policies/proposals");
        }
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.method() + " " + asked.path())
                        .isEqualTo("POST /api/policies/proposals/p-1/acceptance"))
                .anySatisfy(asked -> assertThat(asked.method() + " " + asked.path())
                        .isEqualTo("DELETE /api/policies/proposals/p-2"));
        people.as(Role.OPERATOR)
                .get("/policies/proposals")
                .then()
                .body(containsString("Only an admin can accept or decline."))
                .body(not(containsString("/p-1/accept")));
    }

    @Test
    void what_became_of_each_dropped_file_stands_below_in_the_readers_language() {
        people.as(Role.VIEWER)
                .get("/policies/proposals")
                .then()
                .body(containsString("Files dropped over FTP"))
                .body(containsString("mine.jsonl"))
                .body(containsString("&lt;b&gt;nonsense&lt;/b&gt;"))
                .body(containsString("The description must be a string."))
                .body(containsString("1 more lines"))
                .body(containsString("It is no plain file, so it was not opened."))
                .body(containsString("and 2995 like it before, since"))
                .body(not(containsString("and 0 like it")))
                .body(containsString("/policies/proposals?files=2#dropped"));
        people.as(Role.VIEWER)
                .cookie("totem-language", "ko")
                .get("/policies/proposals")
                .then()
                .body(containsString("FTP로 올린 파일"))
                .body(containsString("보통 파일이 아니라서 열지 않았습니다."));
    }

    @Test
    void each_of_the_two_lists_has_pages_of_its_own() {
        people.as(Role.VIEWER).get("/policies/proposals?files=2&page=3").then().statusCode(200);
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.toString())
                        .contains("/api/policies/drops")
                        .contains("page=2"))
                .anySatisfy(asked -> assertThat(asked.toString())
                        .contains("/api/policies/proposals")
                        .contains("page=3"));
    }

    @Test
    void dropped_files_that_cannot_be_had_hide_no_proposal() {
        StubServices.answer("GET /api/policies/drops", 503, "no json");
        people.as(Role.ADMIN)
                .get("/policies/proposals")
                .then()
                .statusCode(200)
                .body(containsString("/policies/proposals/p-1/accept"));
    }

    @Test
    void the_policies_page_says_how_many_wait() {
        people.as(Role.VIEWER)
                .get("/policies")
                .then()
                .body(containsString("href=\"/policies/proposals\">Proposals <b class=\"warn\">▲ 2</b>"));
    }
}
