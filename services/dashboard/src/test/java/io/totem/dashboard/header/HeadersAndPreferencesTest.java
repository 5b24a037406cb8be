package io.totem.dashboard.header;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.totem.dashboard.page.Assets;
import io.totem.dashboard.testing.PageTest;
import io.totem.platform.caller.Role;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeadersAndPreferencesTest extends PageTest {

    @Inject
    Assets assets;

    @Test
    void every_answer_tells_the_browser_what_it_may_do() {
        for (String path : List.of("/", "/login", "/nowhere", "/assets/none.js")) {
            people.as(Role.VIEWER)
                    .get(path)
                    .then()
                    .header(
                            "Content-Security-Policy",
                            equalTo(
                                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
                                            + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Referrer-Policy", equalTo("same-origin"))
                    .header("Cross-Origin-Opener-Policy", equalTo("same-origin"));
        }
    }

    @Test
    void files_named_by_their_content_are_kept_for_a_year_and_open_to_all() {
        for (String name : List.of("look.css", "totem.js", "Galmuri11.woff2", "icon.svg", "licences.txt")) {
            RestAssured.get(assets.path(name))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
        }
        RestAssured.get("/assets/totem-OLDONE.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", not(containsString("max")));
    }

    @Test
    void a_chosen_language_stays_and_leads_back_to_the_page() {
        people.posting(Role.VIEWER)
                .formParam("language", "ko")
                .formParam("here", "/processes?verdict=danger")
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", containsString("/processes?verdict=danger"))
                .cookie("totem-language", "ko");
        people.as(Role.VIEWER, "en")
                .cookie("totem-language", "ko")
                .get("/processes")
                .then()
                .header("Content-Language", equalTo("ko"));
    }

    @Test
    void a_form_that_names_another_server_leads_home() {
        people.posting(Role.VIEWER)
                .formParam("look", "paper")
                .formParam("here", "https://elsewhere.example/")
                .post("/look")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("elsewhere")))
                .cookie("totem-theme", "paper");
    }

    @Test
    void the_login_speaks_the_readers_language_before_anyone_is_known() {
        RestAssured.given()
                .header("Accept", "text/html")
                .header("Accept-Language", "ko")
                .get("/login")
                .then()
                .statusCode(200)
                .body(containsString("로그인"))
                .body(not(containsString("data-events")));
    }
}
