package io.totem.dashboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PolicyPagesTest extends PageTest {

    @Test
    void a_viewer_reads_the_dictionary_and_sees_no_button_to_change_it() {
        people.as(Role.VIEWER)
                .get("/policies/linux/redis-server")
                .then()
                .statusCode(200)
                .body(containsString("In-memory data store"))
                .body(not(containsString("/edit")));
        people.as(Role.OPERATOR).get("/policies/new").then().statusCode(403);
    }

    @Test
    void a_name_made_of_markup_is_text_in_the_list_and_encoded_in_its_link() {
        people.as(Role.VIEWER)
                .get("/policies")
                .then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;bad&lt;/script&gt;"))
                .body(containsString("/policies/linux/%3Cscript%3Ebad%3C%2Fscript%3E"))
                .body(not(containsString("<script>bad")));
    }

    @Test
    void what_the_service_cannot_take_stands_at_its_field_and_nothing_typed_is_lost() {
        StubServices.answer(
                "POST /api/policies",
                400,
                "{\"title\":\"Not taken\",\"status\":400,\"detail\":\"Correct the fields.\",\"errorCode\":\"POLICY_INVALID\","
                        + "\"errors\":[{\"field\":\"expected.ports[1]\",\"why\":\"a port goes from 1 to 65535\"}]}");
        people.posting(Role.ADMIN)
                .formParam("name", "tool")
                .formParam("platform", "linux")
                .formParam("category", "general")
                .formParam("description.en", "A <tool>")
                .formParam("expected.ports", "80, many")
                .post("/policies/new")
                .then()
                .statusCode(400)
                .body(containsString("a port goes from 1 to 65535"))
                .body(containsString("value=\"A &lt;tool&gt;\""))
                .body(containsString("value=\"80, many\" aria-describedby=\"expected-ports-why"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.body()).contains("\"ports\":[80,0]"));
    }

    @Test
    void a_saved_entry_is_shown() {
        StubServices.answer("POST /api/policies", 201, GoldenDocuments.read("policies/policy"));
        people.posting(Role.ADMIN)
                .formParam("name", "redis-server")
                .post("/policies/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/policies/linux/redis-server"));
    }

    @Test
    void deleting_asks_first() {
        people.as(Role.ADMIN)
                .get("/policies/linux/redis-server/delete")
                .then()
                .statusCode(200)
                .body(containsString("count as unknown from then on"));
        StubServices.answer("DELETE /api/policies/linux/redis-server", 204, "");
        people.posting(Role.ADMIN)
                .contentType("application/x-www-form-urlencoded")
                .post("/policies/linux/redis-server/delete")
                .then()
                .statusCode(303)
                .header("Location", containsString("/policies"));
        assertThat(StubServices.asked())
                .anySatisfy(asked -> assertThat(asked.method()).isEqualTo("DELETE"));
    }

    @Test
    void a_language_of_the_reader_is_kept_through_the_form() {
        people.as(Role.ADMIN, "ko")
                .get("/policies/linux/redis-server/edit")
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("ko"))
                .body(containsString("항목 고치기"))
                .body(containsString("value=\"인메모리 데이터 저장소\""));
    }
}
