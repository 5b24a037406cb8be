package io.totem.doctor.runs;

import static io.totem.doctor.testing.People.admin;
import static io.totem.doctor.testing.People.as;
import static io.totem.doctor.testing.People.operator;
import static io.totem.doctor.testing.People.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.totem.doctor.diagnosis.Evidence;
import io.totem.doctor.diagnosis.Facts;
import io.totem.doctor.diagnosis.StageName;
import io.totem.doctor.diagnosis.StageReport;
import io.totem.doctor.http.HttpFacts;
import io.totem.doctor.nginx.ErrorLine;
import io.totem.doctor.nginx.ErrorLog;
import io.totem.doctor.nginx.ErrorLogFacts;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.store.DoctorDatabase;
import io.totem.doctor.testing.TestSites;
import io.totem.doctor.verdict.Verdict;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs are an operator's: whoever may not read them does not read them through what was found at a site. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class LogLinesOfRunsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final URI SITE = URI.create("http://127.0.0.1:1/");
    private static final String SECRET = "member-4711";
    private static final List<String> PLACES = List.of(
            "/api/doctor/runs/kept",
            "/api/doctor/targets/blog/runs",
            "/api/doctor/targets/blog",
            "/api/doctor/targets");

    @Inject
    MongoRuns store;

    @Inject
    DoctorDatabase database;

    @BeforeEach
    void a_target() {
        await().until(() -> viewer().get("/api/doctor/targets").statusCode() == 200);
        admin().body("{\"name\": \"Blog\", \"url\": \"" + SITE + "\"}").put("/api/doctor/targets/blog");
    }

    @AfterEach
    void nothing_is_left() {
        admin().delete("/api/doctor/targets/blog").then().statusCode(204);
        database.collection("running").deleteMany(new Document());
    }

    /** Each comes into a sentence in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FastCGI sent in stderr: \"PHP message: PHP Fatal error:  member-4711 in /a.php:1\"",
                "connect() to unix:/member-4711 failed (2: No such file or directory) while connecting to upstream,"
                        + " client: ::1, upstream: \"fastcgi://unix:/member-4711:\"",
                "upstream timed out (110: Connection timed out) while connecting to upstream, client: ::1,"
                        + " upstream: \"http://member-4711:80/\"",
                "member-4711 could not be resolved (3: Host not found), client: ::1",
                "something else about member-4711"
            })
    void a_viewer_reads_no_line_of_a_log_anywhere_and_an_operator_does(String message) {
        keep(message);
        Stream.of(viewer(), as(InternalTokens.service())).forEach(reader -> {
            String all = everything(reader);
            assertThat(all).doesNotContain(SECRET).contains("complaints", "(for operators)", "(운영자만 볼 수 있음)");
        });
        assertThat(everything(operator())).contains(SECRET);
        assertThat(everything(admin())).contains(SECRET);
    }

    @Test
    void of_a_run_that_was_kept_before_the_sentences_are_operators_too() {
        keep("FastCGI sent in stderr: \"PHP message: PHP Fatal error:  member-4711 in /a.php:1\"");
        Document old =
                database.collection("runs").find(new Document("_id", "kept")).first();
        forget(old);
        database.collection("runs").replaceOne(new Document("_id", "kept"), old);
        assertThat(everything(viewer())).doesNotContain(SECRET).contains("so it is for operators");
        assertThat(everything(operator())).contains(SECRET);
    }

    private static void forget(Object part) {
        if (part instanceof Document document) {
            document.remove("open");
            document.values().forEach(LogLinesOfRunsTest::forget);
        } else if (part instanceof List<?> list) {
            list.forEach(LogLinesOfRunsTest::forget);
        }
    }

    private static String everything(RequestSpecification reader) {
        StringBuilder all = new StringBuilder();
        PLACES.forEach(place -> all.append(reader.get(place).asString()));
        return all.toString();
    }

    private void keep(String message) {
        Run run = new Run("kept", "blog", "Blog", "oscar", RunReport.begun(SITE, BEGIN));
        store.begin(run);
        Evidence evidence = evidence(message);
        evidence.reports()
                .forEach(report -> store.progress(
                        "kept", run.with(run.report().with(report)).report().stages()));
        assertThat(everything(viewer())).doesNotContain(SECRET);
        store.finish(run.with(RunReport.of(evidence, Verdict.of(evidence), BEGIN.plusSeconds(1))));
    }

    private static Evidence evidence(String message) {
        HttpFacts.Hop hop = new HttpFacts.Hop(SITE, 502, Optional.empty(), 5);
        Facts http = new HttpFacts(List.of(hop), HttpFacts.Ending.ANSWERED, "", Optional.empty(), false, "");
        ErrorLine line = ErrorLine.parse("2026/11/21 12:00:00 [error] 7#7: *1 " + message, ZoneOffset.UTC)
                .orElseThrow();
        Facts log = new ErrorLogFacts(ErrorLog.Lines.read("error.log", List.of(line)), List.of());
        return new Evidence(
                TestSites.of(SITE, Optional.empty()),
                BEGIN,
                List.of(report(StageName.HTTP, http), report(StageName.ERROR_LOG, log)));
    }

    private static StageReport report(StageName stage, Facts facts) {
        return new StageReport(stage, facts.outcome(), facts.summary(), Optional.of(facts), 1);
    }
}
