package io.totem.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OtherPagesTest extends PageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/processes",
                "/processes/ending",
                "/services",
                "/charts",
                "/charts/top",
                "/logs",
                "/policies",
                "/policies/import",
                "/policies/proposals",
                "/rules",
                "/rules/busy-php",
                "/rules/busy-php/edit",
                "/rules/_new",
                "/sites",
                "/sites/blog",
                "/sites/blog/edit",
                "/sites/blog/delete",
                "/sites/blog/runs/run-9",
                "/sites/_new",
                "/audit",
                "/about",
                "/processes/boot:2998:1",
                "/logs/source?source=file:/var/log/syslog"
            })
    void every_page_reads_in_both_languages_and_has_no_inline_script_or_style(String page) {
        for (String language : List.of("ko", "en")) {
            String body = people.as(Role.ADMIN, language)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", equalTo(language))
                    .extract()
                    .asString();
            assertThat(body)
                    .startsWith("<!doctype html>")
                    .doesNotContain(" style=", "<style", "javascript:", " onclick=");
            assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(body).find())
                    .isFalse();
        }
    }

    @Test
    void a_log_line_made_of_markup_is_text() {
        people.as(Role.OPERATOR)
                .get("/logs/source?source=file:/var/log/syslog")
                .then()
                .body(containsString("&lt;b&gt;bold?&lt;/b&gt; \\u202egnol"))
                .body(not(containsString("<script>alert")));
    }

    @Test
    void a_log_that_may_not_be_read_says_why_and_how_to_go_on() {
        StubServices.answer(
                "GET /api/logs/tail",
                403,
                "{\"title\":\"Not readable\",\"status\":403,\"detail\":\"Put the user into the group adm.\"}");
        people.as(Role.OPERATOR)
                .get("/logs/source?source=file:/var/log/auth.log")
                .then()
                .statusCode(403)
                .body(containsString("Put the user into the group adm."))
                .body(containsString("href=\"/logs\""));
    }

    @Test
    void a_download_is_plain_text_with_a_harmless_name() {
        people.as(Role.OPERATOR)
                .get("/logs/download?source=file:/var/log/a%22%0d%0ab.log")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .header("Content-Disposition", equalTo("attachment; filename=\"ab.log.txt\""))
                .body(containsString("<b>bold?</b>"));
    }

    @Test
    void the_audit_shows_who_did_what_and_what_was_refused() {
        people.as(Role.OPERATOR)
                .get("/audit")
                .then()
                .body(containsString("oscar"))
                .body(containsString("refused"))
                .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
        people.as(Role.VIEWER).get("/audit").then().statusCode(403);
    }

    @Test
    void a_service_that_is_down_is_named_on_the_about_page() {
        StubServices.answer("GET /api/logs/sources", 502, "no json");
        people.as(Role.VIEWER)
                .get("/about")
                .then()
                .statusCode(200)
                .body(containsString("The service log-stream refused"));
    }

    @Test
    void an_address_nobody_knows_is_a_page_with_a_next_step() {
        people.as(Role.VIEWER, "ko")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("href=\"/processes\""))
                .body(containsString("urn:totem:request:"));
    }
}
