package io.totem.doctor.runs;

import static io.totem.doctor.testing.People.admin;
import static io.totem.doctor.testing.People.operator;
import static io.totem.doctor.testing.People.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.totem.doctor.testing.RealSite;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class RunApiTest {

    private static final Duration A_WALK = Duration.ofSeconds(20);

    private final RealSite site = new RealSite();

    @BeforeEach
    void a_target() {
        await().until(() -> viewer().get("/api/doctor/targets").statusCode() == 200);
        put("hello", site.url());
    }

    @AfterEach
    void the_end() {
        site.close();
        List<String> ids = viewer().get("/api/doctor/targets?size=500").path("items.id");
        ids.forEach(id -> admin().delete("/api/doctor/targets/" + id));
        await().until(() -> viewer().get("/api/doctor/targets").path("total").equals(0));
    }

    @Test
    void a_run_of_a_healthy_site_is_started_by_an_operator_and_seen_by_everybody() {
        viewer().post("/api/doctor/targets/hello/runs").then().statusCode(403);
        Response started = operator().post("/api/doctor/targets/hello/runs");
        started.then()
                .statusCode(202)
                .body("node", notNullValue())
                .body("run.target", equalTo("hello"))
                .body("run.by", equalTo("oscar"))
                .body("run.state", equalTo("running"));
        String id = started.path("run.id");
        assertThat(started.header("Location")).endsWith("/api/doctor/runs/" + id);
        JsonPath run = over(id);
        assertThat(run.getString("state")).as(run.prettify()).isIn("healthy", "attention");
        viewer().get("/api/doctor/runs/" + id)
                .then()
                .body("node", notNullValue())
                .body("targetName", equalTo("Site hello"))
                .body("url", equalTo(site.url()))
                .body("millis", greaterThanOrEqualTo(0))
                .body("sentence.ko", notNullValue())
                .body("stages.stage", hasItem("http"))
                .body("stages.find { it.stage == 'http' }.outcome", equalTo("passed"))
                .body("stages.find { it.stage == 'http' }.title.en", notNullValue())
                .body("stages.find { it.stage == 'http' }.facts.hops[0].status", equalTo(200));
        viewer().get("/api/doctor/targets/hello/runs")
                .then()
                .body("total", equalTo(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].stages", nullValue());
        viewer().get("/api/doctor/targets/hello")
                .then()
                .body("lastRun.id", equalTo(id))
                .body("running", nullValue());
    }

    @Test
    void nothing_of_an_answer_that_may_be_secret_is_kept() {
        String run = viewer().get("/api/doctor/runs/" + over(start("hello")).getString("id"))
                .asString();
        assertThat(run).contains("firstByteMillis").doesNotContain("4f2a9c", "hunter2", "<h1>");
    }

    @Test
    void a_site_that_is_down_has_a_cause_with_its_cure() {
        put("dead", "http://127.0.0.1:1/");
        JsonPath run = over(start("dead"));
        assertThat(run.getString("state")).isEqualTo("down");
        assertThat(run.getString("causes[0].code")).isEqualTo("PORT_REFUSED");
        assertThat(run.getString("causes[0].cure.ko")).isNotBlank();
        viewer().get("/api/doctor/targets/dead/runs").then().body("items[0].cause", equalTo("PORT_REFUSED"));
    }

    @Test
    void a_certificate_signed_by_itself_is_a_fault_unless_the_admin_says_that_it_is_meant() {
        try (RealSite secure = RealSite.signedByItself()) {
            put("own", secure.url());
            JsonPath fault = over(start("own"));
            assertThat(fault.getString("causes[0].code")).as(fault.prettify()).isEqualTo("CERTIFICATE_SELF_SIGNED");
            put("own", secure.url(), "\"ownCertificate\": true");
            JsonPath meant = over(start("own"));
            assertThat(meant.getString("state")).as(meant.prettify()).isIn("healthy", "attention");
            assertThat(meant.getList("causes.code")).doesNotContain("CERTIFICATE_SELF_SIGNED");
            assertThat(meant.getString("stages.find { it.stage == 'tls' }.facts.protocol"))
                    .startsWith("TLSv1");
        }
    }

    @Test
    void of_two_starts_at_the_same_moment_one_wins_and_the_other_is_told_whose_run_it_is() throws Exception {
        site.hold();
        List<Integer> answers = together(
                8, () -> operator().post("/api/doctor/targets/hello/runs").statusCode());
        assertThat(answers).filteredOn(status -> status == 202).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(7);
        String id = viewer().get("/api/doctor/targets/hello").path("running");
        admin().post("/api/doctor/targets/hello/runs")
                .then()
                .statusCode(409)
                .body("errorCode", equalTo("RUN_UNDER_WAY"))
                .body("detail", containsString("oscar"))
                .body("about.run", equalTo(id))
                .body("about.by", equalTo("oscar"));
        viewer().get("/api/doctor/runs/" + id)
                .then()
                .body("state", equalTo("running"))
                .body("millis", nullValue())
                .body("sentence", nullValue())
                .body("stages.outcome", hasItem("running"))
                .body("stages.outcome", hasItem("waiting"));
        site.letGo();
        over(id);
        viewer().get("/api/doctor/targets/hello").then().body("running", nullValue());
    }

    @Test
    void more_than_four_at_once_are_refused() {
        site.hold();
        for (String id : List.of("a", "b", "c", "d", "e")) {
            put(id, site.url());
        }
        List<String> runs =
                List.of("a", "b", "c", "d").stream().map(RunApiTest::start).toList();
        operator()
                .post("/api/doctor/targets/e/runs")
                .then()
                .statusCode(429)
                .body("errorCode", equalTo("TOO_MANY_RUNS"));
        site.letGo();
        runs.forEach(RunApiTest::over);
        over(start("e"));
    }

    @Test
    void a_target_that_is_deleted_takes_its_runs_along_and_the_one_under_way_leaves_nothing_behind() {
        String first = over(start("hello")).getString("id");
        site.hold();
        String second = start("hello");
        admin().delete("/api/doctor/targets/hello").then().statusCode(204);
        site.letGo();
        viewer().get("/api/doctor/runs/" + first).then().statusCode(404).body("errorCode", equalTo("RUN_UNKNOWN"));
        put("hello", site.url());
        // Its place is free at once.
        String third = start("hello");
        over(third);
        viewer().get("/api/doctor/runs/" + second).then().statusCode(404);
        viewer().get("/api/doctor/targets/hello/runs").then().body("items", hasSize(1));
    }

    @Test
    void what_is_not_there_is_404() {
        operator().post("/api/doctor/targets/nobody/runs").then().statusCode(404);
        viewer().get("/api/doctor/targets/nobody/runs")
                .then()
                .statusCode(404)
                .body("errorCode", equalTo("TARGET_UNKNOWN"));
        viewer().get("/api/doctor/runs/nobody").then().statusCode(404);
        viewer().get("/api/doctor/targets/hello/runs?size=0").then().statusCode(400);
    }

    private static String start(String target) {
        return operator()
                .post("/api/doctor/targets/" + target + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("run.id");
    }

    private static JsonPath over(String id) {
        await().atMost(A_WALK)
                .until(() ->
                        !"running".equals(viewer().get("/api/doctor/runs/" + id).path("state")));
        return viewer().get("/api/doctor/runs/" + id).jsonPath();
    }

    private static void put(String id, String url) {
        put(id, url, "\"privateNetwork\": false");
    }

    private static void put(String id, String url, String more) {
        assertThat(admin().body("{\"name\": \"Site " + id + "\", \"url\": \"" + url + "\", " + more + "}")
                        .put("/api/doctor/targets/" + id)
                        .statusCode())
                .isIn(200, 201);
    }

    private static <T> List<T> together(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> calls = IntStream.range(0, times)
                    .mapToObj(_ -> threads.submit(call))
                    .toList();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            return calls.stream().map(Future::resultNow).toList();
        }
    }
}
