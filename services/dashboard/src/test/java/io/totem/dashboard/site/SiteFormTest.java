package io.totem.dashboard.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteFormTest extends PageTest {

    private static final String NEW_SITE = "/api/doctor/targets/www-example-org";

    @Test
    void only_an_admin_gets_the_forms() {
        for (String page : new String[] {"/sites/_new", "/sites/blog/edit", "/sites/blog/delete"}) {
            people.as(Role.OPERATOR).get(page).then().statusCode(403);
            people.posting(Role.OPERATOR)
                    .contentType("application/x-www-form-urlencoded")
                    .post(page)
                    .then()
                    .statusCode(403);
        }
        assertThat(StubServices.asked()).noneMatch(asked -> !asked.method().equals("GET"));
    }

    @Test
    void the_address_alone_is_enough() {
        StubServices.answer("GET " + NEW_SITE, 404, StubServices.recorded("not-found"));
        StubServices.answer("PUT " + NEW_SITE, 201, GoldenDocuments.read("sites/site"));
        typed("https://www.example.org/")
                .post("/sites/_new")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/sites/blog"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.method() + " " + asked.path() + " " + asked.body())
                        .isEqualTo("PUT " + NEW_SITE
                                + " {\"name\":\"www-example-org\",\"url\":\"https://www.example.org/\",\"certificateDays\":7,"
                                + "\"ownCertificate\":false,\"privateNetwork\":false}"));
    }

    @Test
    void everything_that_can_be_said_reaches_the_service() {
        StubServices.answer("GET /api/doctor/targets/ours", 404, StubServices.recorded("not-found"));
        StubServices.answer("PUT /api/doctor/targets/ours", 201, GoldenDocuments.read("sites/site"));
        typed("https://localhost/")
                .formParam("id", "ours")
                .formParam("name", "Ours")
                .formParam("via", "nginx:443")
                .formParam("status", "200")
                .formParam("text", "Welcome")
                .formParam("certificateDays", "14")
                .formParam("ownCertificate", "true")
                .formParam("speaks", "fastcgi")
                .formParam("upstream", "/run/php/php-fpm.sock")
                .formParam("ping", "http://nginx:8081/ping/wordpress")
                .formParam("errorLog", "docker: nginx")
                .formParam("privateNetwork", "true")
                .post("/sites/_new")
                .then()
                .statusCode(303);
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.body())
                        .isEqualTo(
                                "{\"name\":\"Ours\",\"url\":\"https://localhost/\",\"via\":\"nginx:443\",\"status\":200,"
                                        + "\"text\":\"Welcome\",\"certificateDays\":14,\"ownCertificate\":true,"
                                        + "\"upstream\":\"fastcgi://unix:/run/php/php-fpm.sock\","
                                        + "\"ping\":\"http://nginx:8081/ping/wordpress\",\"errorLog\":\"docker: nginx\","
                                        + "\"privateNetwork\":true}"));
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
        StubServices.answer("GET " + NEW_SITE, 404, StubServices.recorded("not-found"));
        StubServices.answer(
                "PUT " + NEW_SITE,
                400,
                "{\"title\":\"Not saved\",\"status\":400,\"detail\":\"One field is wrong.\",\"errors\":"
                        + "[{\"field\":\"upstream\",\"why\":\"no <such> place\"},{\"field\":\"status\",\"why\":\"100 to 599\"}]}");
        typed("https://www.example.org/")
                .formParam("text", "\"><script>alert(1)</script>")
                .formParam("status", "700")
                .formParam("speaks", "fastcgi")
                .formParam("upstream", "nowhere")
                .formParam("privateNetwork", "true")
                .post("/sites/_new")
                .then()
                .statusCode(400)
                .body(containsString("One field is wrong."))
                .body(containsString("id=\"upstream-why\">no &lt;such&gt; place"))
                .body(containsString("id=\"status-why\">100 to 599"))
                .body(containsString("value=\"700\" aria-describedby=\"status-why status-hint\" aria-invalid=\"true\""))
                .body(containsString("value=\"nowhere\""))
                .body(containsString("value=\"fastcgi\" selected"))
                .body(
                        containsString(
                                "name=\"privateNetwork\" value=\"true\" aria-describedby=\"privateNetwork-why privateNetwork-hint\" checked"))
                .body(not(containsString("<script>alert")));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.body()).contains("\"status\":700"));
    }

    @Test
    void what_is_no_number_is_said_at_its_field_before_anything_is_asked() {
        typed("https://www.example.org/")
                .formParam("status", "many")
                .formParam("certificateDays", "-1")
                .post("/sites/_new")
                .then()
                .statusCode(400)
                .body(containsString("id=\"status-why\">Write a number in digits"))
                .body(containsString("id=\"certificateDays-why\">Write a number in digits"))
                .body(containsString("value=\"many\""));
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().startsWith("/api/doctor/targets/"));
    }

    @Test
    void a_new_site_never_takes_the_place_of_another_that_has_its_short_name() {
        typed("https://other.example/")
                .formParam("id", "blog")
                .post("/sites/_new")
                .then()
                .statusCode(409)
                .body(containsString("The short name blog is taken."))
                .body(containsString("value=\"https://other.example/\""));
        assertThat(StubServices.asked()).noneMatch(asked -> asked.method().equals("PUT"));
    }

    @Test
    void a_service_that_is_away_keeps_what_was_typed() {
        StubServices.answer("GET " + NEW_SITE, 503, "");
        typed("https://www.example.org/")
                .post("/sites/_new")
                .then()
                .statusCode(503)
                .body(containsString("The service site-doctor refused"))
                .body(containsString("value=\"https://www.example.org/\""));
    }

    @Test
    void a_change_begins_with_what_is_so_now() {
        people.as(Role.ADMIN, "ko")
                .get("/sites/blog/edit")
                .then()
                .statusCode(200)
                .body(containsString("사이트 고치기"))
                .body(containsString("value=\"fastcgi\" selected"))
                .body(containsString("name=\"upstream\" value=\"wordpress:9000\""))
                .body(containsString("name=\"certificateDays\" value=\"14\""))
                .body(containsString("Blog &lt;i&gt;&amp;&lt;/i&gt;"))
                .body(not(containsString("<img src=x")))
                .body(not(containsString("name=\"id\"")));
        StubServices.answer("PUT /api/doctor/targets/blog", 200, GoldenDocuments.read("sites/site"));
        typed("https://blog.example/").post("/sites/blog/edit").then().statusCode(303);
        assertThat(StubServices.asked())
                .anySatisfy(asked ->
                        assertThat(asked.method() + " " + asked.path()).isEqualTo("PUT /api/doctor/targets/blog"));
    }

    @Test
    void deleting_asks_first() {
        people.as(Role.ADMIN)
                .get("/sites/blog/delete")
                .then()
                .statusCode(200)
                .body(containsString("What was found at this site is deleted with it."));
        StubServices.answer("DELETE /api/doctor/targets/blog", 204, "");
        people.posting(Role.ADMIN)
                .contentType("application/x-www-form-urlencoded")
                .post("/sites/blog/delete")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/sites"));
        assertThat(StubServices.asked())
                .anySatisfy(asked ->
                        assertThat(asked.method() + " " + asked.path()).isEqualTo("DELETE /api/doctor/targets/blog"));
    }

    private RequestSpecification typed(String url) {
        return people.posting(Role.ADMIN).formParam("url", url);
    }
}
