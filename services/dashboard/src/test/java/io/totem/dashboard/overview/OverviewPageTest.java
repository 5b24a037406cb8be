package io.totem.dashboard.overview;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverviewPageTest extends PageTest {

    /** What is shown is seconds old: another test may have made it fail just before. */
    @Test
    void shows_the_machine_its_worst_processes_its_services_and_its_last_warnings() {
        people.as(Role.VIEWER).get("/").then().statusCode(200).header("Cache-Control", equalTo("no-store"));
        shows(allOf(
                containsString("12<small> D + 03:44"),
                containsString("5.2<small> GiB used"),
                containsString("82<small> %"),
                containsString("<bdi>/mnt/nas</bdi> size not known"),
                containsString("This is known coin-miner malware"),
                containsString("<bdi>redis-server.service</bdi></a> <span class=\"muted\">systemd unit · 3 processes"),
                containsString("rsyslog"),
                containsString("eth0"),
                not(containsString("veth0d16567")),
                containsString("connect() to unix:/run/php-fpm.sock failed")));
    }

    @Test
    void says_what_the_reverse_proxy_blocked_and_nothing_of_it_where_there_is_none() {
        refused(
                GoldenDocuments.read("logs/refused"),
                allOf(
                        containsString("1,241 in the last 24 hours"),
                        containsString("<b>1,234×</b> paths that only scanners ask for")));
        refused(
                "{\"node\":\"web-1\",\"watched\":true,\"total\":0,\"reasons\":[]}",
                containsString("nginx refused no request in the last 24 hours."));
        refused(
                "{\"node\":\"web-1\",\"watched\":false,\"total\":0,\"reasons\":[]}",
                allOf(containsString("<div id=\"refused\" hidden>"), not(containsString("Requests blocked by nginx"))));
    }

    @Test
    void counts_the_sites_by_how_they_are_and_leads_to_them_and_says_nothing_of_them_where_there_are_none() {
        StubServices.answer("GET /api/doctor/targets", 200, GoldenDocuments.read("sites/sites"));
        shows(allOf(
                containsString("<a href=\"/sites\">Sites</a><span class=\"bad\" title=\"DOWN\">■ 1<"),
                containsString("title=\"OK\">● 1<")));
        StubServices.answer("GET /api/doctor/targets", 200, GoldenDocuments.read("sites/sites-none"));
        shows(not(containsString("id=\"sites\"")));
    }

    @Test
    void what_could_not_be_measured_is_said_so_and_is_never_zero() {
        StubServices.answer("GET /api/metrics/snapshot", 200, GoldenDocuments.read("metrics/snapshot-unmeasured"));
        shows(allOf(
                containsString("–<small> %"),
                containsString("–<small> not known"),
                containsString("<bdi>/</bdi> size not known"),
                containsString("12<small> D + 03:44"),
                not(containsString("0<small> %")),
                not(containsString("0 B"))));
    }

    @Test
    void says_how_old_the_last_backup_is() {
        people.as(Role.VIEWER).get("/").then().body(containsString("none yet: make backup"));
        people.as(Role.VIEWER, "ko").get("/").then().body(containsString("아직 없음: make backup"));
    }

    @Test
    void speaks_korean_to_whoever_reads_korean() {
        people.as(Role.VIEWER, "ko")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("ko"))
                .body(containsString("살펴볼 것"))
                .body(containsString("알려진 채굴 악성코드입니다"))
                .body(not(containsString("Needs a look")));
    }

    @Test
    void a_service_that_fails_leaves_a_sentence_in_its_card_and_the_rest_stands() {
        StubServices.answer("GET /api/services", 500, "");
        StubServices.answer("GET /api/processes/findings", 503, "");
        shows(allOf(containsString("The service process-policy refused"), containsString("12<small> D + 03:44")));
    }

    @Test
    void the_header_says_when_it_does_not_know_how_the_processes_are() {
        StubServices.answer("GET /api/processes/findings", 503, "");
        shows(containsString("state unknown"));
    }

    @Test
    void a_stranger_is_led_to_the_login() {
        io.restassured.RestAssured.given()
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/processes?verdict=danger")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login?next=%2Fprocesses%3Fverdict%3Ddanger"));
    }

    private void refused(String answer, Matcher<String> page) {
        StubServices.answer("GET /api/logs/refused", 200, answer);
        shows(page);
    }

    private void shows(Matcher<String> page) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> people.as(Role.VIEWER).get("/").asString(), page);
    }
}
