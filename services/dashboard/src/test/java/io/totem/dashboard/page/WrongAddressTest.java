package io.totem.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for the addresses of all pages (docs/decisions.md). */
@QuarkusTest
class WrongAddressTest extends PageTest {

    private static final Map<String, String> LISTS = Map.of(
            "/processes?page=", "/api/processes",
            "/processes?size=", "/api/processes",
            "/policies?page=", "/api/policies",
            "/policies/proposals?files=", "/api/policies/drops",
            "/logs?page=", "/api/logs/sources",
            "/audit?page=", "/api/audit",
            "/rules?page=", "/api/rules",
            "/sites?page=", "/api/doctor/targets");

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "0", "1.5", "100001", "99999999999", "1e3"})
    void a_page_that_no_list_has_is_the_first(String number) {
        LISTS.forEach((page, api) -> {
            StubServices.reset();
            people.as(Role.ADMIN).get(page + number).then().statusCode(200);
            assertThat(StubServices.asked())
                    .as(page)
                    .anySatisfy(asked -> assertThat(asked.path()).startsWith(api));
            assertThat(StubServices.asked())
                    .as(page)
                    .noneSatisfy(asked -> assertThat(asked.path()).contains("=" + number));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/processes?port=x, /api/processes, value=\"x\"",
        "/policies?category=x, /api/policies, class=\"filters\"",
        "/logs?search=x, /api/logs/sources, value=\"x\"",
        "/audit?from=x, /api/audit, value=\"x\""
    })
    void a_filter_that_the_service_refuses_is_400_with_the_form_and_the_reason(String page, String api, String kept) {
        StubServices.answer("GET " + api, 400, """
                {"title": "The request cannot be understood", "status": 400, "detail": "Correct the filter.",
                 "errorCode": "BAD_REQUEST", "errors": [{"field": "x", "why": "no"}]}
                """);
        people.as(Role.ADMIN, "en")
                .get(page)
                .then()
                .statusCode(400)
                .contentType(ContentType.HTML)
                .body(containsString("Correct the filter."))
                .body(containsString(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policies/import?large=x", "/sites/x/runs/x?already=x"})
    void a_parameter_that_is_no_yes_or_no_is_the_400_page(String page) {
        people.as(Role.ADMIN).get(page).then().statusCode(400).contentType(ContentType.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/processes?port=80", "/audit", "/logs"})
    void a_service_that_is_down_breaks_the_list_and_not_the_page(String page) {
        for (String api : LISTS.values()) {
            StubServices.answer("GET " + api, 503, "");
        }
        people.as(Role.ADMIN).get(page).then().statusCode(200);
    }
}
