package io.totem.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.platform.testing.ParameterWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class WrongParametersTest {

    @Test
    void every_parameter_of_every_route_refuses_what_it_cannot_have() {
        assertThat(new ParameterWalk()
                        .free("search", "user", "container", "who", "process", "outcome")
                        .walk())
                .contains(
                        "page",
                        "size",
                        "verdict",
                        "port",
                        "sort",
                        "package",
                        "terminatable",
                        "kernel",
                        "ours",
                        "at",
                        "from",
                        "to",
                        "format",
                        "language",
                        "apply",
                        "platform",
                        "category");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/processes",
                "/api/processes/findings",
                "/api/containers",
                "/api/policies",
                "/api/policies/export",
                "/api/audit",
                "/api/rules",
                "/api/processes/top",
                "/api/policies/proposals",
                "/api/policies/drops"
            })
    void a_parameter_that_a_route_does_not_have_is_refused_by_its_name(String path) {
        given().header("Authorization", "Bearer " + InternalTokens.admin())
                .queryParam("nonsense", "danger")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("nonsense"));
    }

    @Test
    void the_findings_have_no_verdict_to_ask_for_and_say_so() {
        given().header("Authorization", "Bearer " + InternalTokens.admin())
                .get("/api/processes/findings?verdict=danger&size=500")
                .then()
                .statusCode(400)
                .body("errors.field", contains("verdict"));
    }
}
