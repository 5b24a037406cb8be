package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes of this machine whose names were chosen to break a page, a shell, a database or a search. */
class HostileNamesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Process started;

    @BeforeEach
    void othersMayStartWhatLiesInTheFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void whatWasStartedEnds() {
        if (started != null) {
            started.destroyForcibly();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "<script>alert(1)",
                "<img src=x onerror=alert(1)>",
                "$(reboot)",
                "`reboot`;reboot",
                "{\"$ne\":1}",
                "{config:secret}",
                "%s%n{0}",
                ".*"
            })
    void a_name_is_data_shown_escaped_found_literally_and_ended_like_any_other(String name) throws IOException {
        Map<String, Object> row = start(name, "600");
        List<Map<String, Object>> found = Stack.admin()
                .queryParam("search", name)
                .get("/api/processes")
                .jsonPath()
                .getList("items");
        assertThat(found)
                .singleElement()
                .satisfies(only -> assertThat(only.get("pid")).isEqualTo((int) started.pid()));

        String page = page();
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(page).contains(name.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
        assertThat(end(row)).isEqualTo("EXITED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "tab\treturn\r", "\u202Egnp.exe", "\u001B[31mred"})
    void control_characters_and_turned_text_reach_no_page(String name) throws IOException {
        Map<String, Object> row = start(name, "600");
        assertThat(page()).doesNotContain(name);
        assertThat(end(row)).isEqualTo("EXITED");
    }

    @Test
    void four_kibibytes_of_blanks_are_shown_bounded_and_ended() throws IOException {
        started = People.startAs(People.LOGIN_USER, "sh", "-c", "sleep 600; true", " ".repeat(4096));
        Map<String, Object> row = await().atMost(PATIENCE)
                .until(
                        () -> found(started.pid()),
                        one -> one != null && !one.get("name").equals("setpriv"));
        assertThat(row.get("commandLine").toString().length()).isLessThanOrEqualTo(4_200);
        page();
        assertThat(end(row)).isEqualTo("EXITED");
    }

    /** A copy of sleep under that name, as somebody who can log in; sleep adds its arguments up. */
    private Map<String, Object> start(String name, String... arguments) throws IOException {
        Path program = Files.copy(Path.of("/bin/sleep"), folder.resolve(name));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        String[] command = new String[arguments.length + 1];
        command[0] = program.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        started = People.startAs(People.LOGIN_USER, command);
        return await().atMost(PATIENCE)
                .until(
                        () -> found(started.pid()),
                        row -> row != null && program.toString().equals(row.get("executable")));
    }

    private static Map<String, Object> found(long pid) {
        return Stack.admin()
                .get("/api/processes?size=500&search=" + pid)
                .jsonPath()
                .getMap("items.find { it.pid == " + pid + " }");
    }

    private String page() {
        return Stack.admin()
                .header("Accept", "text/html")
                .get("/processes?search=" + started.pid())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String end(Map<String, Object> row) {
        return Stack.admin()
                .contentType("application/json")
                .body(Map.of(
                        "reason",
                        "the suite started it",
                        "expected",
                        Map.of("exe", row.get("executable"), "uid", row.get("uid"))))
                .post("/api/processes/" + row.get("identity") + "/termination")
                .path("outcome");
    }
}
