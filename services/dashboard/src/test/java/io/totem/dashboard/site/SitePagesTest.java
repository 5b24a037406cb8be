package io.totem.dashboard.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SitePagesTest extends PageTest {

    /** What an attacker wrote into names, addresses, sentences, facts and commands. */
    private static final Matcher<String> HARMLESS = allOf(
            not(containsString("<script>alert")),
            not(containsString("<img src=x")),
            not(containsString("<i>&")),
            not(containsString("<u>")),
            not(containsString("\u202e")));

    @Test
    void each_site_says_how_it_is_by_a_shape_and_a_word_and_what_was_found_when_by_whom() {
        people.as(Role.VIEWER)
                .get("/sites")
                .then()
                .statusCode(200)
                .body(containsString("■ DOWN"))
                .body(containsString("● OK"))
                .body(containsString("▲ ATTENTION"))
                .body(containsString("○ never looked at"))
                .body(containsString("◆ looking now"))
                .body(containsString("href=\"/sites/busy/runs/run-10\""))
                .body(containsString("The certificate ends in 3 days."))
                .body(containsString("datetime=\"2026-11-20T14:30:00Z\""))
                .body(containsString("oscar"))
                .body(HARMLESS);
    }

    @Test
    void the_same_stands_there_in_korean() {
        people.as(Role.ADMIN, "ko")
                .get("/sites")
                .then()
                .body(containsString("사이트 진단"))
                .body(containsString("■ 장애"))
                .body(containsString("▲ 주의"))
                .body(containsString("○ 진단 안 함"))
                .body(containsString("◆ 진단 중"))
                .body(containsString("지금 진단"))
                .body(containsString("인증서가 3일 뒤에 끝납니다."));
    }

    @Test
    void a_viewer_sees_an_operator_looks_and_an_admin_changes() {
        for (String page : new String[] {"/sites", "/sites/blog", "/sites/blog/runs/run-9"}) {
            people.as(Role.VIEWER)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("method=\"post\" action=\"/sites/")))
                    .body(not(containsString("/edit\"")))
                    .body(not(containsString("/delete\"")))
                    .body(not(containsString("/sites/_new")));
            people.as(Role.OPERATOR)
                    .get(page)
                    .then()
                    .body(containsString("action=\"/sites/blog/runs\""))
                    .body(not(containsString("/edit\"")))
                    .body(not(containsString("/delete\"")))
                    .body(not(containsString("/sites/_new")));
        }
        people.as(Role.ADMIN).get("/sites").then().body(containsString("href=\"/sites/_new\""));
        people.as(Role.ADMIN)
                .get("/sites/blog")
                .then()
                .body(containsString("href=\"/sites/blog/edit\""))
                .body(containsString("href=\"/sites/blog/delete\""));
    }

    @Test
    void a_site_that_is_being_looked_at_has_no_button_for_another_look() {
        people.as(Role.OPERATOR)
                .get("/sites")
                .then()
                .body(not(containsString("/sites/busy/runs\"")))
                .body(containsString("action=\"/sites/new/runs\""));
    }

    @Test
    void no_sites_yet_leads_an_admin_to_the_form_and_everyone_else_to_an_admin() {
        StubServices.answer(
                "GET /api/doctor/targets",
                200,
                "{\"node\":\"web-1\",\"page\":1,\"size\":50,\"pages\":0,\"total\":0,\"items\":[]}");
        people.as(Role.ADMIN)
                .get("/sites")
                .then()
                .body(containsString("Add the first one by its address."))
                .body(containsString("href=\"/sites/_new\""));
        people.as(Role.OPERATOR).get("/sites").then().body(containsString("Ask an admin to add the first one."));
    }

    @Test
    void a_doctor_that_does_not_answer_is_said_in_a_sentence_and_so_is_one_without_its_store() {
        StubServices.answer("GET /api/doctor/targets", 503, "");
        people.as(Role.VIEWER)
                .get("/sites")
                .then()
                .statusCode(200)
                .body(containsString("The service site-doctor refused"));
        StubServices.answer(
                "GET /api/doctor/targets",
                503,
                "{\"title\":\"No store\",\"status\":503,\"detail\":\"MongoDB does not answer.\",\"instance\":\"urn:totem:request:7\"}");
        people.as(Role.VIEWER)
                .get("/sites")
                .then()
                .body(containsString("MongoDB does not answer."))
                .body(containsString("urn:totem:request:7"));
    }

    @Test
    void a_site_shows_what_is_expected_of_it_and_what_was_found_before() {
        people.as(Role.VIEWER)
                .get("/sites/blog")
                .then()
                .statusCode(200)
                .body(containsString("■ The folder /run/php above the socket"))
                .body(containsString("<dd>200</dd>"))
                .body(containsString("&lt;b&gt;Welcome&lt;/b&gt;"))
                .body(containsString("good for at least 14 more days"))
                .body(containsString("Signed by yourselves"))
                .body(containsString("fastcgi://wordpress:9000"))
                .body(containsString("nginx:443"))
                .body(containsString("http://nginx:8081/ping/wordpress"))
                .body(containsString("docker: nginx"))
                .body(containsString("href=\"/sites/blog/runs/run-8\""))
                .body(containsString("60 looks"))
                .body(containsString("href=\"/sites/blog?page=2\""))
                .body(containsString("data-events=\"/events?kind=site&amp;site=blog\""))
                .body(HARMLESS);
        people.as(Role.VIEWER).get("/sites/blog?page=2").then().statusCode(200);
        assertThat(StubServices.asked())
                .anySatisfy(
                        asked -> assertThat(asked.path()).isEqualTo("/api/doctor/targets/blog/runs?page=2&size=50"));
    }

    @Test
    void a_site_nobody_has_looked_at_says_so_and_what_to_do() {
        StubServices.answer("GET /api/doctor/targets/blog", 200, GoldenDocuments.read("sites/site-new"));
        StubServices.answer("GET /api/doctor/targets/blog/runs", 200, GoldenDocuments.read("sites/runs-none"));
        people.as(Role.OPERATOR)
                .get("/sites/blog")
                .then()
                .body(containsString("○ Nobody has looked yet."))
                .body(containsString("Press “Look now”"))
                .body(containsString("any from 200 to 399"))
                .body(not(containsString("<dt>Certificate</dt>")));
    }

    @Test
    void looks_that_cannot_be_listed_break_their_card_alone() {
        StubServices.answer("GET /api/doctor/targets/blog/runs", 503, "");
        people.as(Role.VIEWER)
                .get("/sites/blog")
                .then()
                .statusCode(200)
                .body(containsString("fastcgi://wordpress:9000"))
                .body(containsString("The service site-doctor refused"));
    }

    @Test
    void a_site_nobody_knows_is_a_page_with_the_services_words() {
        StubServices.answer("GET /api/doctor/targets/gone", 404, StubServices.recorded("not-found"));
        people.as(Role.VIEWER)
                .get("/sites/gone")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("There is no such thing here."));
    }

    @Test
    void the_tab_and_the_key_lead_there() {
        people.as(Role.VIEWER)
                .get("/")
                .then()
                .body(containsString("<a href=\"/sites\" data-tab=\"SITES\">Site doctor</a>"))
                .body(containsString("<kbd>g</kbd> <kbd>d</kbd>"));
    }
}
