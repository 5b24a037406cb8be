package io.totem.policy.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.totem.platform.testing.InternalTokens;
import io.totem.platform.testing.MongoStore;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.testing.People;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes with names that were chosen to break something. The kernel lets a name hold anything but / and NUL. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(MongoStore.class)
class HostileNamesTest {

    /** Gives a copy of sleep the name that printf(1) makes of $1, and of the arguments $2, and becomes it. */
    private static final String BECOME = """
            name=$(printf "$1"; echo x); name=${name%x}; name=${name%
            }
            cp "$(command -v sleep)" "$0/$name" && exec "$0/$name" 600
            """;

    @Inject
    ProcessPolicies dictionary;

    @TempDir
    Path folder;

    private final People people = new People();

    @BeforeEach
    void anybody_may_write_into_the_folder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        await().atMost(Duration.ofSeconds(20)).until(dictionary::available);
    }

    @AfterEach
    void end_what_was_started() throws InterruptedException {
        people.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0001', textBlock = """
            <script> => <script>
            $(reboot) => $(reboot)
            {"$ne":1} => {"$ne":1}
            {config:secret} => {config:secret}
            %%s%%n{0} => %s%n{0}
            ';--"`id` => ';--"`id`
            .* => .*
            """)
    void a_name_is_data_it_is_shown_as_it_is_found_literally_and_can_be_ended(String printf, String name) {
        Process process = people.start("sh", "-c", BECOME, folder.toString(), printf);
        Map<String, Object> row = row(process, name);
        assertThat(row).containsEntry("name", name);
        List<Integer> found = given().header("Authorization", "Bearer " + InternalTokens.viewer())
                .queryParam("search", name)
                .get("/api/processes")
                .jsonPath()
                .getList("items.pid");
        assertThat(found).containsExactly((int) process.pid());
        assertThat(end(row)).isEqualTo("EXITED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a\\nb", "a\\tb\\r", "\\342\\200\\256gnp.exe", "\\377\\376bad", "\\033[31mred"})
    void control_characters_reversed_text_and_broken_utf_8_break_neither_the_list_nor_the_ending(String printf) {
        Process process = people.start("sh", "-c", BECOME, folder.toString(), printf);
        Map<String, Object> row = row(process, "");
        assertThat(row.get("executable")).asString().startsWith(folder.toString());
        assertThat(row).containsEntry("verdict", "danger");
        assertThat(end(row)).isEqualTo("EXITED");
    }

    @Test
    void arguments_of_thousands_of_blanks_stay_bounded() {
        Process process = people.start("sh", "-c", "sleep 600; true", " ".repeat(100_000));
        Map<String, Object> row = row(process, "");
        assertThat(row.get("commandLine").toString().length()).isLessThanOrEqualTo(4_200);
    }

    @Test
    void a_reason_with_markup_and_operators_is_kept_as_data() {
        Process process = people.start("sleep", "600");
        Map<String, Object> row = row(process, "sleep");
        String reason = "{\"$where\": \"sleep(9)\"} <img src=x onerror=alert(1)> \u202E";
        assertThat(end(row, reason)).isEqualTo("EXITED");
        JsonPath audit = given().header("Authorization", "Bearer " + InternalTokens.operator())
                .get("/api/audit?size=500")
                .jsonPath();
        assertThat(audit.getList("items.reason")).contains(reason.strip());
    }

    private Map<String, Object> row(Process process, String name) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> given()
                                .header("Authorization", "Bearer " + InternalTokens.operator())
                                .get("/api/processes?size=500&search=" + process.pid())
                                .jsonPath()
                                .<Map<String, Object>>getList("items")
                                .stream()
                                .filter(item -> item.get("pid").equals((int) process.pid()))
                                .filter(item -> name.isEmpty()
                                        ? !List.of("sh", "dash", "cp", "setsid", "setpriv")
                                                        .contains(item.get("name"))
                                                || item.get("commandLine")
                                                        .toString()
                                                        .contains("   ")
                                        : item.get("name").equals(name))
                                .findFirst()
                                .orElse(null),
                        row -> row != null);
    }

    private static String end(Map<String, Object> row) {
        return end(row, "for the test");
    }

    private static String end(Map<String, Object> row, String reason) {
        Map<String, Object> seen = new HashMap<>();
        seen.put("exe", row.get("executable"));
        seen.put("uid", row.get("uid"));
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .contentType("application/json")
                .body(Map.of("reason", reason, "expected", seen))
                .post("/api/processes/" + row.get("identity") + "/termination")
                .path("outcome");
    }
}
