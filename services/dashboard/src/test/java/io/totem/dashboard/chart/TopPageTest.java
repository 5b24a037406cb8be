package io.totem.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TopPageTest extends PageTest {

    private static final String BOOT = "5b9e2f0c-6d0f-4a35-9e51-1c2f8c1f1a77";

    @Test
    void the_charts_lead_to_the_minute_of_their_highest_and_to_any_other() {
        people.as(Role.VIEWER)
                .get("/charts")
                .then()
                .statusCode(200)
                .body(containsString("<form class=\"filters\" method=\"get\" action=\"/charts/top\">"))
                .body(containsString("<a href=\"/charts/top?at=20"));
    }

    @Test
    void one_that_still_runs_is_a_link_and_one_that_ended_says_so() {
        StubServices.answer(
                "GET /api/processes/" + BOOT + ":2998:1",
                404,
                "{\"title\":\"Over\",\"status\":404,\"detail\":\"It has ended.\",\"errorCode\":\"PROCESS_UNKNOWN\"}");
        StubServices.answer(
                "GET /api/processes/" + BOOT + ":4001:1",
                409,
                "{\"title\":\"Another\",\"status\":409,\"detail\":\"Another one.\",\"errorCode\":\"IDENTITY_CHANGED\"}");
        people.as(Role.VIEWER)
                .get("/charts/top?at=2026-11-20T14:30:00Z")
                .then()
                .statusCode(200)
                .body(containsString("kdevtmpfsi</bdi></b> <span class=\"muted\">PID 2998 · has ended"))
                .body(containsString("&lt;i&gt;busy&lt;/i&gt;</bdi></b> <span class=\"muted\">PID 4001 · has ended"))
                .body(containsString("<a class=\"name\" href=\"/processes/" + BOOT + ":812:1\">"))
                .body(not(containsString("/processes/" + BOOT + ":2998:1")));
    }

    @Test
    void a_service_that_cannot_say_whether_it_runs_makes_no_process_end() {
        StubServices.answer("GET /api/processes/" + BOOT + ":812:1", 503, "no json");
        people.as(Role.VIEWER)
                .get("/charts/top")
                .then()
                .body(containsString("<a class=\"name\" href=\"/processes/" + BOOT + ":812:1\">"));
    }

    @Test
    void a_time_is_asked_for_on_the_readers_clock() {
        people.as(Role.VIEWER)
                .cookie("totem-zone", "Asia.Seoul")
                .get("/charts/top?at=2026-11-20T23:30")
                .then()
                .body(containsString("value=\"2026-11-20T23:30\""))
                .body(containsString("the minute from 2026-11-20 23:30:00"));
        assertThat(StubServices.asked())
                .anySatisfy(
                        asked -> assertThat(asked.path()).isEqualTo("/api/processes/top?at=2026-11-20T14%3A30%3A00Z"));
    }

    @Test
    void a_time_nothing_is_kept_of_is_a_page_with_the_services_words_and_the_field() {
        StubServices.answer(
                "GET /api/processes/top",
                404,
                "{\"title\":\"Not kept\",\"status\":404,\"detail\":\"Minutes are kept for 24 hours.\",\"errorCode\":\"TOP_UNKNOWN\"}");
        people.as(Role.VIEWER)
                .get("/charts/top?at=2020-01-01T00:00")
                .then()
                .statusCode(200)
                .body(containsString("Minutes are kept for 24 hours."))
                .body(containsString("value=\"2020-01-01T00:00\""));
    }
}
