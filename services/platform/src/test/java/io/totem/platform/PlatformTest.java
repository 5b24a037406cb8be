package io.totem.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.totem.platform.problem.Problem;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.ParameterWalk;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
class PlatformTest {

    @TestHTTPResource("/api/probe/stream")
    URI stream;

    @Test
    void a_valid_internal_token_says_who_is_asking_with_the_highest_role() {
        as(InternalTokens.operator())
                .get("/api/probe/caller")
                .then()
                .statusCode(200)
                .body("name", equalTo("oscar"))
                .body("role", equalTo("OPERATOR"))
                .body("address", equalTo("192.0.2.7"));
    }

    @Inject
    JWTCallerPrincipalFactory tokens;

    @Test
    void a_token_that_was_verified_is_not_verified_again_while_it_is_good() throws ParseException {
        String token = InternalTokens.viewer();
        as(token).get("/api/probe/caller").then().statusCode(200);
        // Nothing is given to verify it by: it can only be the one that was kept.
        assertThat(tokens.parse(token, new JWTAuthContextInfo()).getName()).isEqualTo("vera");
    }

    @Test
    void without_a_token_the_answer_is_401_as_problem_json_in_the_readers_language() {
        given().header("Accept-Language", "ko-KR")
                .get("/api/probe/caller")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("NOT_LOGGED_IN"))
                .body("title", equalTo("로그인이 필요합니다"))
                .body("node", notNullValue());
    }

    @Test
    void the_language_chosen_on_a_page_wins_over_the_browsers_and_nonsense_in_its_cookie_counts_as_none() {
        given().header("Accept-Language", "en")
                .cookie("totem-language", "ko")
                .get("/api/probe/caller")
                .then()
                .body("title", equalTo("로그인이 필요합니다"));
        given().header("Accept-Language", "ko")
                .cookie("totem-language", "xx")
                .get("/api/probe/caller")
                .then()
                .body("title", equalTo("로그인이 필요합니다"));
    }

    @Test
    void a_token_signed_by_somebody_else_is_401() {
        String token = InternalTokens.admin();
        as(token.substring(0, token.lastIndexOf('.')) + ".AAAA")
                .get("/api/probe/caller")
                .then()
                .statusCode(401);
    }

    @Test
    void a_role_that_is_too_low_is_403_and_no_role_is_none() {
        as(InternalTokens.operator())
                .get("/api/probe/admin")
                .then()
                .statusCode(403)
                .body("errorCode", equalTo("FORBIDDEN"));
        as(InternalTokens.service()).get("/api/probe/caller").then().statusCode(403);
    }

    @Test
    void an_endpoint_that_names_no_role_is_closed_even_to_an_admin() {
        as(InternalTokens.admin()).get("/api/probe/unannotated").then().statusCode(403);
    }

    @Test
    void a_failure_gives_an_id_and_no_reason_away() {
        as(InternalTokens.viewer())
                .get("/api/probe/failure")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("instance", containsString("urn:totem:request:"))
                .body(not(containsString("secret reason")))
                .body(not(containsString("Exception")));
    }

    @Test
    void a_page_out_of_range_is_400_with_each_allowed_range() {
        as(InternalTokens.viewer())
                .get("/api/probe/page?page=-1&size=100000")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("page"))
                .body("errors.find { it.field == 'size' }.why", containsString("1 to 500"));
    }

    @Test
    void a_path_that_is_none_is_a_404_problem() {
        as(InternalTokens.viewer()).get("/api/nothing").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_parameter_that_cannot_be_read_is_400_naming_it() {
        for (String wrong : List.of("page?page=x", "page?page=1.5", "page?page=99999999999")) {
            assertThat(refusedField("/api/probe/" + wrong)).as(wrong).isEqualTo("page");
        }
        for (String wrong : List.of("x", "0", "1", "TRUE")) {
            assertThat(refusedField("/api/probe/filter?only=" + wrong))
                    .as(wrong)
                    .isEqualTo("only");
            assertThat(refusedField("/api/probe/filter?all=" + wrong)).as(wrong).isEqualTo("all");
        }
        as(InternalTokens.viewer())
                .get("/api/probe/filter?only=true&all=false")
                .then()
                .statusCode(200)
                .body(equalTo("true false"));
        as(InternalTokens.viewer()).get("/api/probe/filter").then().body(equalTo("false false"));
        as(InternalTokens.viewer())
                .get("/api/probe/filter?since=yesterday")
                .then()
                .statusCode(400)
                .body("errorCode", equalTo("BAD_REQUEST"));
        as(InternalTokens.viewer())
                .header("X-Depth", "x")
                .get("/api/probe/filter")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("X-Depth"));
        as(InternalTokens.viewer())
                .get("/api/probe/number/x")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("number"));
        as(InternalTokens.viewer())
                .contentType("application/x-www-form-urlencoded")
                .formParam("number", "x")
                .post("/api/probe/number")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("number"));
    }

    @Test
    void every_parameter_of_every_route_refuses_what_it_cannot_have() {
        assertThat(new ParameterWalk().free("words", "X-Depth").walk())
                .contains("page", "size", "only", "all", "since");
    }

    private static String refusedField(String path) {
        return as(InternalTokens.viewer())
                .get(path)
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("errorCode", equalTo("BAD_REQUEST"))
                .extract()
                .path("errors[0].field");
    }

    @Test
    void json_that_is_broken_or_has_an_unknown_field_is_400_naming_it() {
        as(InternalTokens.viewer())
                .contentType("application/json")
                .body("{\"name\": \"x\", \"surprise\": 1}")
                .post("/api/probe/wish")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("surprise"));
        as(InternalTokens.viewer())
                .contentType("application/json")
                .body("{\"name\": ")
                .post("/api/probe/wish")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_strangers_words_in_a_problem_hide_nothing_and_turn_no_line_around() {
        as(InternalTokens.viewer())
                .queryParam("words", "a\u202Eb\u0007c")
                .get("/api/probe/refusal")
                .then()
                .statusCode(400)
                .body("detail", equalTo("a\\u202eb\\u0007c"))
                .body("errors[0].field", equalTo("a\\u202eb\\u0007c"))
                .body("errors[0].why", equalTo("a\\u202eb\\u0007c"));
    }

    @Test
    void a_stream_opens_with_a_comment_and_every_event_has_an_id() throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(stream)
                            .header("Authorization", "Bearer " + InternalTokens.viewer())
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
            assertThat(response.body()).startsWith(":").contains("id:7", "event:wish", "\"name\":\"<b>\"");
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
