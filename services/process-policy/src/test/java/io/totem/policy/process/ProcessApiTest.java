package io.totem.policy.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.testing.People;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class ProcessApiTest {

    private static final long OUR_PID = ProcessHandle.current().pid();

    @Inject
    ProcessPolicies dictionary;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final People people = new People();

    @BeforeEach
    void the_dictionary_is_read() {
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @Test
    void this_very_process_is_in_the_list_with_its_port_explained_and_protected() {
        viewer().get("/api/processes?search=" + OUR_PID)
                .then()
                .statusCode(200)
                .body("node", notNullValue())
                .body("takenAt", notNullValue())
                .body("hidden", equalTo(0))
                .body("items[0].pid", equalTo((int) OUR_PID))
                .body("items[0].name", equalTo("java"))
                .body("items[0].known", equalTo(true))
                .body("items[0].description.ko", notNullValue())
                .body("items[0].ports.port", hasItem(port))
                .body("items[0].termination.allowed", equalTo(false))
                .body("items[0].termination.code", equalTo("PROTECTED_TOTEM"))
                .body("items[0].identity", containsString(":" + OUR_PID + ":"));
        viewer().get("/api/processes?port=" + port).then().body("items.pid", hasItem((int) OUR_PID));
    }

    @Test
    void the_background_calls_of_the_dashboard_may_read() {
        as(InternalTokens.service())
                .get("/api/processes")
                .then()
                .statusCode(200)
                .body("total", greaterThan(0));
    }

    @Test
    void findings_name_what_to_act_on_and_are_counted() {
        var found = viewer().get("/api/processes/findings?size=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(found.getLong("counts.caution") + found.getLong("counts.danger"))
                .isEqualTo(found.getLong("total"));
        assertThat(found.getList("items.verdict")).isNotEmpty().doesNotContain("safe");
        assertThat(found.getList("items.subject")).doesNotHaveDuplicates();
        assertThat(found.getList("items.process.identity")).hasSameSizeAs(found.getList("items"));
    }

    @Test
    void counts_cover_all_verdicts_and_the_filter_takes_one() {
        JsonPath all = viewer().get("/api/processes?size=500").jsonPath();
        assertThat(all.getLong("counts.safe") + all.getLong("counts.caution") + all.getLong("counts.danger"))
                .isEqualTo(all.getLong("counts.all"))
                .isEqualTo(all.getLong("total"));
        viewer().get("/api/processes?verdict=caution&size=500")
                .then()
                .body("items.verdict", everyItem(equalTo("caution")))
                .body("counts.all", greaterThan(0));
    }

    @Test
    void kernel_threads_come_when_asked_for_are_safe_and_locked() {
        viewer().get("/api/processes?size=500").then().body("items.kernelThread", not(hasItem(true)));
        viewer().get("/api/processes?kernel=true&search=2&sort=pid")
                .then()
                .body("items.find { it.pid == 2 }.name", equalTo("kthreadd"))
                .body("items.find { it.pid == 2 }.verdict", equalTo("safe"))
                .body("items.find { it.pid == 2 }.termination.code", equalTo("PROTECTED_KERNEL"));
    }

    @Test
    void the_list_is_sorted_and_paged_as_asked() {
        List<Integer> pids =
                viewer().get("/api/processes?sort=pid&size=3").jsonPath().getList("items.pid");
        assertThat(pids).isSorted().hasSizeLessThanOrEqualTo(3);
        List<String> verdicts =
                viewer().get("/api/processes?size=500").jsonPath().getList("items.verdict");
        assertThat(verdicts)
                .isSortedAccordingTo(
                        (one, other) -> List.of("danger", "caution", "safe").indexOf(one)
                                - List.of("danger", "caution", "safe").indexOf(other));
    }

    @Test
    void a_parameter_that_cannot_be_taken_is_400_naming_each() {
        viewer().get("/api/processes?verdict=blue&sort=colour&port=99999")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("verdict", "sort", "port"));
        viewer().get("/api/processes?size=-1").then().statusCode(400).body("errors[0].why", containsString("1 to 500"));
        viewer().get("/api/processes?size=100000").then().statusCode(400);
    }

    @Test
    void one_process_has_its_parent_and_its_policy() {
        String identity = viewer().get("/api/processes?search=" + OUR_PID).path("items[0].identity");
        viewer().get("/api/processes/" + identity)
                .then()
                .statusCode(200)
                .body("process.pid", equalTo((int) OUR_PID))
                .body(
                        "parent.pid",
                        equalTo(ProcessHandle.current()
                                .parent()
                                .map(parent -> (int) parent.pid())
                                .orElseThrow()))
                .body("policy.category", equalTo("runtime"));
    }

    @Test
    void the_package_of_a_program_is_told_and_the_list_can_be_filtered_by_it() {
        assumeTrue(Files.exists(Path.of("/var/lib/dpkg/info/coreutils.md5sums")), "takes a Debian");
        Process sleep = people.start("sleep", "600");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> viewer().get("/api/processes?package=coreutils&size=500")
                        .then()
                        .body("items.pid", hasItem((int) sleep.pid()))
                        .body("items.package.name", everyItem(equalTo("coreutils")))
                        .body("items.package.system", everyItem(equalTo("dpkg"))));
        assertThat(viewer().get("/api/processes?search=" + sleep.pid()).<String>path("items[0].package.file"))
                .isEqualTo("unchanged");
        viewer().get("/api/processes?package=no-such-package").then().body("total", equalTo(0));
        viewer().get("/api/processes?package=" + "x".repeat(201))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("package"));
    }

    @Test
    void an_identity_can_be_malformed_unknown_or_anothers() {
        String identity = viewer().get("/api/processes?search=" + OUR_PID).path("items[0].identity");
        String boot = identity.substring(0, identity.indexOf(':'));
        viewer().get("/api/processes/42").then().statusCode(400).body("errors[0].field", equalTo("identity"));
        viewer().get("/api/processes/" + boot + ":4194305:7")
                .then()
                .statusCode(404)
                .body("errorCode", equalTo("PROCESS_UNKNOWN"))
                .body("detail", containsString(boot + ":4194305:7"));
        viewer().get("/api/processes/" + identity + "1")
                .then()
                .statusCode(409)
                .body("errorCode", equalTo("IDENTITY_CHANGED"))
                .body("detail", containsString("java"));
    }

    @Test
    void a_persons_process_can_be_ended_by_an_operator_and_the_audit_tells() {
        Process sleep = people.start("sleep", "600");
        Map<String, Object> row = row(sleep);
        assertThat(row).containsEntry("uid", People.uid());
        operator()
                .get("/api/processes?terminatable=true&size=500")
                .then()
                .body("items.pid", hasItem((int) sleep.pid()))
                .body("items.termination.allowed", everyItem(equalTo(true)));
        Response answer = end(operator(), row, "not needed");
        answer.then()
                .statusCode(200)
                .body("outcome", equalTo("EXITED"))
                .body("text.ko", notNullValue())
                .body("note", equalTo(null))
                .body("steps.step", hasItems("AUDITED", "SIGTERM_SENT", "EXITED"));
        assertThat(sleep.onExit().join().exitValue()).isEqualTo(128 + 15);
        operator()
                .get("/api/audit?size=500")
                .then()
                .body("items.find { it.id == '" + answer.path("auditId") + "' }.outcome", equalTo("EXITED"))
                .body("items.find { it.id == '" + answer.path("auditId") + "' }.reason", equalTo("not needed"));
        end(operator(), row, "again").then().statusCode(200).body("outcome", equalTo("GONE"));
        viewer().get("/api/processes/" + row.get("identity")).then().statusCode(404);
    }

    @Test
    void the_steps_come_live_and_the_outcome_last() {
        Process sleep = people.start("sleep", "600");
        String events = operator()
                .accept("text/event-stream")
                .contentType("application/json")
                .body(order(row(sleep), "live"))
                .post("/api/processes/" + row(sleep).get("identity") + "/termination")
                .then()
                .statusCode(200)
                .header("X-Accel-Buffering", equalTo("no"))
                .extract()
                .asString();
        assertThat(events).contains("event:step", "SIGTERM_SENT", "event:outcome", "\"outcome\":\"EXITED\"");
        assertThat(events.indexOf("event:outcome")).isGreaterThan(events.lastIndexOf("event:step"));
    }

    @Test
    void a_refusal_comes_as_the_only_event_too() {
        Map<String, Object> ourselves = row(OUR_PID);
        String events = as(InternalTokens.admin())
                .accept("text/event-stream")
                .contentType("application/json")
                .body(order(ourselves, "why not"))
                .post("/api/processes/" + ourselves.get("identity") + "/termination")
                .asString();
        assertThat(events).contains("event:problem", "PROTECTED_TOTEM").doesNotContain("event:outcome");
    }

    @Test
    void pid_1_this_process_and_a_root_process_cannot_be_ended_and_the_audit_tells_that_too() {
        Process root = people.startAsUs("sleep", "600");
        assertThat(end(as(InternalTokens.admin()), row(1), "no")
                        .then()
                        .statusCode(403)
                        .extract()
                        .<String>path("errorCode"))
                .isEqualTo("PROTECTED_INIT");
        end(as(InternalTokens.admin()), row(OUR_PID), "no")
                .then()
                .statusCode(403)
                .body("errorCode", equalTo("PROTECTED_TOTEM"));
        if (People.isRoot()) {
            end(operator(), row(root), "no").then().statusCode(403);
            assertThat(root.isAlive()).isTrue();
        }
        operator()
                .get("/api/audit?size=500")
                .then()
                .body("items.decision.code", hasItems("PROTECTED_INIT", "PROTECTED_TOTEM"))
                .body("items.outcome", hasItem("REFUSED"));
    }

    @Test
    void an_order_without_a_reason_or_without_what_was_seen_is_400_naming_each_field() {
        String address = "/api/processes/" + row(OUR_PID).get("identity") + "/termination";
        json(operator(), "{}")
                .post(address)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("reason", "expected"));
        json(operator(), "{\"reason\": \"" + "x".repeat(501) + "\", \"expected\": {\"exe\": null}}")
                .post(address)
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("reason", "expected.uid"));
        json(operator(), "{\"reason\": \"x\", \"force\": true}")
                .post(address)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("force"));
    }

    @Test
    void a_viewer_and_a_background_call_may_not_end_anything() {
        Process sleep = people.start("sleep", "600");
        Map<String, Object> row = row(sleep);
        assertThat(row.get("termination"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("code", "OPERATOR_NEEDED");
        end(viewer(), row, "no").then().statusCode(403);
        end(as(InternalTokens.service()), row, "no").then().statusCode(403);
        assertThat(sleep.isAlive()).isTrue();
    }

    @Test
    void another_program_than_the_page_showed_is_409_and_lives_on() {
        Process sleep = people.start("sleep", "600");
        Map<String, Object> row = row(sleep);
        json(
                        operator(),
                        "{\"reason\": \"x\", \"expected\": {\"exe\": \"/usr/bin/vi\", \"uid\": %d}}"
                                .formatted(People.uid()))
                .post("/api/processes/" + row.get("identity") + "/termination")
                .then()
                .statusCode(409)
                .body("errorCode", equalTo("IDENTITY_CHANGED"));
        assertThat(sleep.isAlive()).isTrue();
    }

    @Test
    void secrets_in_a_command_line_are_masked() {
        Process process = people.start("sh", "-c", "sleep 600; true", "--password=hunter2");
        assertThat(row(process).get("commandLine"))
                .asString()
                .contains("--password=***")
                .doesNotContain("hunter2");
    }

    private Map<String, Object> row(Process process) {
        return row(process.pid());
    }

    /** The list may be some seconds old. */
    private Map<String, Object> row(long pid) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> viewer()
                                .get("/api/processes?size=500&search=" + pid)
                                .jsonPath()
                                .<Map<String, Object>>getList("items")
                                .stream()
                                .filter(item -> item.get("pid").equals((int) pid)
                                        && !"setsid".equals(item.get("name"))
                                        && !"setpriv".equals(item.get("name")))
                                .findFirst()
                                .orElse(null),
                        item -> item != null);
    }

    private static Response end(RequestSpecification caller, Map<String, Object> row, String reason) {
        return caller.contentType("application/json")
                .body(order(row, reason))
                .post("/api/processes/" + row.get("identity") + "/termination");
    }

    private static Map<String, Object> order(Map<String, Object> row, String reason) {
        Map<String, Object> seen = new HashMap<>();
        seen.put("exe", row.get("executable"));
        seen.put("uid", row.get("uid"));
        return Map.of("reason", reason, "expected", seen);
    }

    private static RequestSpecification json(RequestSpecification caller, String body) {
        return caller.contentType("application/json").body(body);
    }

    private static RequestSpecification viewer() {
        return as(InternalTokens.viewer());
    }

    private static RequestSpecification operator() {
        return as(InternalTokens.operator());
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
