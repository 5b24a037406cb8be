package io.totem.dashboard.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunPageTest extends PageTest {

    private static final String START = "POST /api/doctor/targets/blog/runs";

    @Test
    void the_sentence_comes_first_then_the_causes_then_the_walk() {
        people.as(Role.VIEWER)
                .get("/sites/blog/runs/run-9")
                .then()
                .statusCode(200)
                .body(stringContainsInOrder(
                        "<p class=\"verdict bad\" data-told>■ The folder /run/php above the socket",
                        "It took 4.1 s.",
                        "1. The folder",
                        "<b>certain</b>",
                        "What shows it",
                        "/run/php has the mode 0700 &lt;u&gt;.",
                        "What mends it",
                        "Let the web server pass the folder.",
                        "To be run as root",
                        "chmod o+x /run/php\nsystemctl restart &#39;php&lt;8.4&gt;&#39;",
                        "2. The disk is full.",
                        "The walk",
                        "● fine",
                        "12 ms",
                        "○ could not tell",
                        "■ failed",
                        "– skipped"))
                .body(containsString("\\u202e&lt;script&gt;alert(1)"))
                .body(containsString("evil\\u202egnp&lt;script&gt;alert(2)"))
                .body(not(containsString("<script>alert")))
                .body(not(containsString("\u202e")))
                .body(not(containsString("http-equiv=\"refresh\"")));
    }

    @Test
    void a_cause_where_a_person_decides_has_no_commands_to_copy() {
        String body = people.as(Role.VIEWER).get("/sites/blog/runs/run-9").asString();
        assertThat(body.split("data-copy=", -1)).hasSize(2);
    }

    @Test
    void in_korean_the_same_look_reads_korean() {
        people.as(Role.VIEWER, "ko")
                .get("/sites/blog/runs/run-9")
                .then()
                .body(containsString("■ 소켓 /run/php/x.sock 위의 폴더"))
                .body(containsString("4.1초 걸렸습니다."))
                .body(containsString("근거"))
                .body(containsString("고치는 방법"))
                .body(containsString("서버에서 root로"))
                .body(containsString("지나온 길"));
    }

    @Test
    void while_it_is_under_way_the_stage_of_now_is_marked_and_without_a_script_the_page_loads_itself_anew() {
        StubServices.answer("GET /api/doctor/runs/run-9", 200, GoldenDocuments.read("sites/run-running"));
        people.as(Role.OPERATOR)
                .get("/sites/blog/runs/run-9")
                .then()
                .body(containsString("◆ Looking."))
                .body(containsString("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"))
                .body(containsString("data-outcome=\"running\" aria-current=\"step\""))
                .body(containsString("· to come"))
                .body(containsString("data-events=\"/events?kind=site-run&amp;run=run-9\""))
                .body(not(containsString("data-next-events")))
                .body(not(containsString("Look again")));
    }

    @Test
    void one_that_is_over_is_no_longer_asked_about() {
        people.as(Role.OPERATOR)
                .get("/sites/blog/runs/run-9")
                .then()
                .body(containsString("data-events=\"/events?kind=status\""))
                .body(containsString("data-next-events=\"/events?kind=status\""))
                .body(containsString("Look again"));
    }

    @Test
    void one_that_a_restart_cut_off_says_so() {
        StubServices.answer("GET /api/doctor/runs/run-9", 200, GoldenDocuments.read("sites/run-broken"));
        people.as(Role.VIEWER)
                .get("/sites/blog/runs/run-9")
                .then()
                .statusCode(200)
                .body(containsString("▲ The service was started again."))
                .body(containsString("No stage of this walk was kept."));
    }

    @Test
    void an_operator_starts_a_look_and_is_led_to_it_and_a_viewer_is_refused() {
        StubServices.answer(START, 202, GoldenDocuments.read("sites/started"));
        start(Role.VIEWER).then().statusCode(403);
        assertThat(StubServices.asked()).noneMatch(asked -> asked.method().equals("POST"));
        start(Role.OPERATOR).then().statusCode(303).header("Location", equalTo("/sites/blog/runs/run-10"));
    }

    @Test
    void a_form_of_another_origin_starts_nothing() {
        people.as(Role.OPERATOR)
                .header("Origin", "https://evil.example")
                .contentType("application/x-www-form-urlencoded")
                .post("/sites/blog/runs")
                .then()
                .statusCode(403);
        assertThat(StubServices.asked()).noneMatch(asked -> asked.method().equals("POST"));
    }

    @Test
    void whoever_comes_second_is_led_to_the_look_that_is_under_way() {
        StubServices.answer(
                START,
                409,
                "{\"title\":\"Busy\",\"status\":409,\"detail\":\"ada is looking.\",\"about\":{\"run\":\"run-10\",\"by\":\"ada\"}}");
        start(Role.OPERATOR).then().statusCode(303).header("Location", "/sites/blog/runs/run-10?already=true");
        StubServices.answer("GET /api/doctor/runs/run-10", 200, GoldenDocuments.read("sites/run-running"));
        people.as(Role.OPERATOR)
                .get("/sites/blog/runs/run-10?already=true")
                .then()
                .body(containsString("A look at this site was under way already."));
    }

    @Test
    void too_many_looks_at_once_is_said_on_the_sites_page() {
        StubServices.answer(
                START, 429, "{\"title\":\"Too many\",\"status\":429,\"detail\":\"Four looks are under way.\"}");
        start(Role.OPERATOR)
                .then()
                .statusCode(429)
                .body(containsString("Four looks are under way."))
                .body(containsString("fastcgi://wordpress:9000"));
        people.as(Role.OPERATOR)
                .get("/sites/blog/runs")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/sites/blog"));
    }

    private Response start(Role role) {
        return people.posting(role)
                .contentType("application/x-www-form-urlencoded")
                .post("/sites/blog/runs");
    }
}
