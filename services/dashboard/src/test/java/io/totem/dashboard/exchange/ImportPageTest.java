package io.totem.dashboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.totem.api.testing.GoldenDocuments;
import io.totem.dashboard.testing.PageTest;
import io.totem.dashboard.testing.StubServices;
import io.totem.platform.caller.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportPageTest extends PageTest {

    @Test
    void a_file_is_looked_at_first_and_its_report_says_line_by_line_what_it_would_do() {
        upload("policies.csv", "name,description\n")
                .then()
                .statusCode(200)
                .body(containsString("1 added"))
                .body(containsString("1 changed"))
                .body(containsString("1 rejected"))
                .body(containsString("&lt;b&gt;x&lt;/b&gt;"))
                .body(containsString("Column 12: something is missing."))
                .body(containsString("A port goes from 1 to 65535."))
                .body(containsString("Take it"));
        assertThat(StubServices.asked()).anySatisfy(asked -> {
            assertThat(asked.path()).isEqualTo("/api/policies/import?apply=false");
            assertThat(asked.body()).isEqualTo("name,description\n");
            assertThat(asked.type()).isEqualTo("text/csv");
        });
    }

    @Test
    void the_button_takes_the_very_file_that_was_looked_at() {
        String content = "{\"name\":\"한글 \\\"도구\\\"\"}\r\n\n{}";
        String page = upload("new.JSONL", content).asString();
        StubServices.answer(
                "POST /api/policies/import",
                200,
                GoldenDocuments.read("policies/import").replace("\"applied\": false", "\"applied\": true"));
        people.posting(Role.ADMIN)
                .multiPart("name", "new.JSONL")
                .multiPart("kept", hidden(page, "kept"))
                .post("/policies/import")
                .then()
                .statusCode(200)
                .body(containsString("Done."))
                .body(not(containsString("Take it")));
        assertThat(StubServices.asked()).anySatisfy(asked -> {
            assertThat(asked.path()).isEqualTo("/api/policies/import?apply=true");
            assertThat(asked.body()).isEqualTo(content);
            assertThat(asked.type()).isEqualTo("application/x-ndjson");
        });
    }

    @Test
    void a_file_that_cannot_be_read_says_the_line_and_the_column() {
        StubServices.answer(
                "POST /api/policies/import",
                400,
                "{\"title\":\"Not readable\",\"status\":400,\"detail\":\"Broken at line 3, column 7.\",\"errorCode\":\"IMPORT_UNREADABLE\","
                        + "\"errors\":[{\"field\":\"line 3, column 7\",\"why\":\"no JSON\"}]}");
        upload("a.json", "[1,\n2")
                .then()
                .statusCode(400)
                .body(stringContainsInOrder("Broken at line 3, column 7.", "no JSON"))
                .body(not(containsString("Take it")));
    }

    @Test
    void without_a_file_or_with_one_of_an_unknown_form_no_service_is_asked() {
        people.posting(Role.ADMIN)
                .multiPart("other", "x")
                .post("/policies/import")
                .then()
                .statusCode(400)
                .body(containsString("No file was chosen"));
        upload("a.zip", "PK").then().statusCode(400).body(containsString("This form of file is not taken"));
        people.posting(Role.ADMIN)
                .multiPart("kept", "no gzip")
                .multiPart("name", "a.json")
                .post("/policies/import")
                .then()
                .statusCode(400);
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().startsWith("/api/policies/import"));
    }

    @Test
    void a_file_that_is_too_large_leads_to_a_page_that_says_so() {
        String page = people.posting(Role.ADMIN)
                .contentType("multipart/form-data; boundary=x")
                .body(new byte[3 * 1024 * 1024])
                .post("/policies/import")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        people.as(Role.ADMIN, "ko").get(page).then().statusCode(413).body(containsString("파일이 너무 큽니다"));
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().startsWith("/api/policies/import"));
    }

    @Test
    void what_would_not_fit_unpacked_is_never_unpacked() {
        byte[] bomb = new byte[64 * 1024 * 1024];
        Arrays.fill(bomb, (byte) ' ');
        people.posting(Role.ADMIN)
                .multiPart("kept", CompressedField.wrap(bomb))
                .multiPart("name", "a.json")
                .post("/policies/import")
                .then()
                .statusCode(400);
        assertThat(StubServices.asked()).noneMatch(asked -> asked.path().startsWith("/api/policies/import"));
    }

    @Test
    void whoever_is_no_admin_reads_why_and_can_export_all_the_same() {
        people.as(Role.OPERATOR)
                .get("/policies/import")
                .then()
                .statusCode(200)
                .body(containsString("Only an admin can import"))
                .body(not(containsString("type=\"file\"")))
                .body(containsString("/api/policies/export?format=jsonl"));
        people.posting(Role.OPERATOR)
                .multiPart("file", "a.json", "{}".getBytes(StandardCharsets.UTF_8))
                .post("/policies/import")
                .then()
                .statusCode(403);
    }

    private Response upload(String name, String content) {
        return people.posting(Role.ADMIN)
                .multiPart("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post("/policies/import");
    }

    private static String hidden(String page, String field) {
        String before = "name=\"" + field + "\" value=\"";
        int at = page.indexOf(before) + before.length();
        return page.substring(at, page.indexOf('"', at));
    }
}
