package io.totem.logs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.totem.platform.testing.InternalTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
class LogsHttpTest {

    private static final Path ROOT = LogFolder.root();

    @BeforeAll
    static void logs() throws IOException, InterruptedException {
        Files.writeString(ROOT.resolve("syslog"), """
                2026-11-20T23:02:50Z web-1 sshd[1]: one
                2026-11-20T23:02:51Z web-1 sshd[1]: error: <script>alert('x')</script> \u001b[31mred\u202e
                """);
        Files.writeString(ROOT.resolve("open/app.log"), "for everyone\n");
        Files.writeString(LogFolder.drop().resolve("camera.log"), "2026-11-20T23:02:50Z cam-1 door: open\n");
        Files.write(ROOT.resolve("old.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Files.writeString(ROOT.resolve("named.xz"), "only named so");
        Files.write(ROOT.resolve("wtmp"), new byte[] {7, 0, 0, 0});
        Files.writeString(LogFolder.outside().resolve("secret"), "secret\n");
        Files.createSymbolicLink(ROOT.resolve("out.log"), LogFolder.outside().resolve("secret"));
        Files.createSymbolicLink(ROOT.resolve("open/stolen.log"), ROOT.resolve("syslog"));
        Process mkfifo = new ProcessBuilder("mkfifo", ROOT.resolve("fifo").toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
    }

    @Test
    void sources_are_listed_by_name_with_what_stands_against_reading_them() {
        String source = "items.find { it.name == '%s' }.";
        as(InternalTokens.operator())
                .get("/api/logs/sources?size=500")
                .then()
                .statusCode(200)
                .body("node", notNullValue())
                .body("items.name", hasItems("named.xz", "old.gz", "open/app.log", "out.log", "syslog", "wtmp"))
                .body("items.name", not(hasItem("fifo")))
                .body(source.formatted("syslog") + "id", equalTo("file:" + ROOT + "/syslog"))
                .body(source.formatted("syslog") + "kind", equalTo("file"))
                .body(source.formatted("syslog") + "readable", equalTo(true))
                .body(source.formatted("syslog") + "reason", nullValue())
                .body(source.formatted("syslog") + "role", equalTo("operator"))
                .body(source.formatted("syslog") + "allowed", equalTo(true))
                .body(source.formatted("old.gz") + "readable", equalTo(false))
                .body(source.formatted("old.gz") + "reason.ko", containsString("압축"))
                .body(source.formatted("named.xz") + "readable", equalTo(false))
                .body(source.formatted("wtmp") + "reason.en", containsString("Not text"))
                .body(source.formatted("out.log") + "readable", equalTo(false))
                .body(source.formatted("out.log") + "sizeBytes", nullValue());
    }

    @Test
    void a_dropped_file_is_called_so_and_is_an_operators() {
        as(InternalTokens.operator())
                .get("/api/logs/sources?search=camera")
                .then()
                .statusCode(200)
                .body("items.name", contains("drop: camera.log"))
                .body("items[0].role", equalTo("operator"));
        String source = "file:" + LogFolder.drop() + "/camera.log";
        as(InternalTokens.viewer())
                .queryParam("source", source)
                .get("/api/logs/tail")
                .then()
                .statusCode(403);
        as(InternalTokens.operator())
                .queryParam("source", source)
                .get("/api/logs/tail")
                .then()
                .statusCode(200)
                .body("lines[0].origin", equalTo("door"));
    }

    @Test
    void a_viewer_and_a_background_call_may_open_what_is_configured_for_viewers() {
        for (String token : new String[] {InternalTokens.viewer(), InternalTokens.service()}) {
            as(token)
                    .get("/api/logs/sources?search=APP")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("items[0].allowed", equalTo(true))
                    .body("items[0].role", equalTo("viewer"));
            as(token)
                    .get("/api/logs/sources?search=syslog")
                    .then()
                    .body("items.find { it.name == 'syslog' }.allowed", equalTo(false));
        }
        tail(InternalTokens.viewer(), "open/app.log").statusCode(200).body("lines.text", contains("for everyone"));
    }

    @Test
    void a_viewer_may_not_open_an_operators_log_not_even_by_a_link_with_an_open_name() {
        tail(InternalTokens.viewer(), "syslog").statusCode(403).body("errorCode", equalTo("SOURCE_NOT_ALLOWED"));
        tail(InternalTokens.viewer(), "open/stolen.log")
                .statusCode(403)
                .body("errorCode", equalTo("SOURCE_NOT_ALLOWED"));
    }

    @Test
    void the_tail_has_time_level_origin_and_text_that_does_no_harm() {
        tail(InternalTokens.operator(), "syslog")
                .statusCode(200)
                .body("source", equalTo("file:" + ROOT + "/syslog"))
                .body("cursor", notNullValue())
                .body("lines.at", contains("2026-11-20T23:02:50Z", "2026-11-20T23:02:51Z"))
                .body("lines.level", contains(nullValue(), equalTo("error")))
                .body("lines.origin", contains("sshd", "sshd"))
                .body("lines[1].text", containsString("<script>alert('x')</script> red⟨U+202E⟩"))
                .body("lines[1].cut", equalTo(false))
                .body("lines[1].cursor", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "file:%s/../outside/secret",
                "file:%s/out.log",
                "file:%s/fifo",
                "file:%s/open",
                "file:../etc/passwd",
                "file:"
            })
    void whatever_leads_out_of_the_roots_is_403(String source) {
        as(InternalTokens.admin())
                .queryParam("source", source.formatted(ROOT))
                .get("/api/logs/tail")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("errorCode", equalTo("SOURCE_OUTSIDE_ROOTS"))
                .body(not(containsString("secret\n")));
    }

    @Test
    void what_is_not_text_is_415_with_a_sentence() {
        for (String name : new String[] {"old.gz", "named.xz", "wtmp"}) {
            tail(InternalTokens.operator(), name).statusCode(415).body("errorCode", equalTo("SOURCE_NOT_TEXT"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:%s/nothing", "ftp:x", "journal:$(reboot)", "journal:-x", "x"})
    void what_no_source_is_called_is_404(String source) {
        as(InternalTokens.operator())
                .queryParam("source", source.formatted(ROOT))
                .get("/api/logs/tail")
                .then()
                .statusCode(404)
                .body("errorCode", equalTo("SOURCE_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2001", "99999999999", "x"})
    void a_number_of_lines_out_of_range_is_400_with_the_range(String lines) {
        as(InternalTokens.operator())
                .queryParam("source", "file:" + ROOT + "/syslog")
                .queryParam("lines", lines)
                .get("/api/logs/tail")
                .then()
                .statusCode(400)
                .body("errors.find { it.field == 'lines' }.why", containsString("1 to 2000"));
    }

    @Test
    void a_missing_source_and_pages_out_of_range_are_400() {
        as(InternalTokens.operator())
                .get("/api/logs/tail")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("source"));
        as(InternalTokens.viewer())
                .get("/api/logs/sources?page=0&size=9999")
                .then()
                .statusCode(400)
                .body("errors.field", contains("page", "size"))
                .body("errors[1].why", containsString("1 to 500"));
    }

    @Test
    void without_a_token_nothing_is_answered() {
        for (String path : new String[] {"sources", "tail", "tail?source=file:/etc/passwd"}) {
            given().get("/api/logs/" + path).then().statusCode(401);
        }
        as(InternalTokens.service()).get("/api/logs/tail?source=x").then().statusCode(403);
    }

    private static io.restassured.response.ValidatableResponse tail(String token, String name) {
        return as(token)
                .queryParam("source", "file:" + ROOT + "/" + name)
                .get("/api/logs/tail")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
