package io.totem.dashboard;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.totem.dashboard.testing.PageTest;
import io.totem.platform.caller.Role;
import io.totem.platform.testing.hostile.HostileWalk;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HostileRequestTest extends PageTest {

    private static final String ACCEPT = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

    private static final List<String> FOR_STRANGERS =
            List.of("/login", "/", "/assets/x", "/favicon.ico", "/health/dashboard", "/nothing");

    private static final List<String> PAGES = List.of(
            "/",
            "/processes",
            "/processes/x",
            "/policies",
            "/policies/common/x",
            "/policies/proposals",
            "/logs",
            "/logs/source",
            "/logs/download",
            "/audit",
            "/rules",
            "/rules/x",
            "/sites",
            "/sites/x",
            "/services",
            "/charts",
            "/charts/top",
            "/about",
            "/password",
            "/events");

    @TestHTTPResource("/")
    URI server;

    @Test
    void no_request_of_a_stranger_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, ACCEPT, origin())
                .heads(FOR_STRANGERS)
                .bodies("POST", List.of("/logout", "/language", "/look", "/password", "/nothing"))
                .noHttp()
                .assertNoneFailed();
    }

    /** Only once: each login that is understood makes the next one wait. */
    @Test
    void a_login_of_too_many_fields_is_refused_and_not_tried() {
        String fields = "name=a&password=b" + "&a=b".repeat(1_001);
        RestAssured.given()
                .header("Origin", "http://localhost:" + server.getPort())
                .contentType("application/x-www-form-urlencoded")
                .body(fields)
                .post("/login")
                .then()
                .statusCode(400);
    }

    @Test
    void no_request_of_a_viewer_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, ACCEPT, origin(), "Cookie: totem=" + people.cookie(Role.VIEWER))
                .heads(PAGES)
                .assertNoneFailed();
    }

    @Test
    void no_form_that_an_admin_sends_is_a_failure_of_ours() throws IOException {
        new HostileWalk(server, ACCEPT, origin(), "Cookie: totem=" + people.cookie(Role.ADMIN))
                .bodies(
                        "POST",
                        List.of(
                                "/policies/_new",
                                "/policies/common/x/edit",
                                "/rules/_new",
                                "/sites/_new",
                                "/policies/import",
                                "/processes/x/end"))
                .assertNoneFailed();
    }

    private String origin() {
        return "Origin: http://localhost:" + server.getPort();
    }
}
