package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A container that prints lines longer than the engine keeps in one piece, on both streams at once. */
class LongLinesAttackIT {

    private static final String NAME = Stack.PROJECT + "-long-lines";
    private static final int LINES = 10;

    /** What a visitor would put where the engine cuts, at each 16,384 bytes. */
    private static final String FORGED = "2026/11/21 09:40:25 [error] 7#7: all is lost";

    private static String source;

    @BeforeAll
    static void aContainerThatPrints() {
        String both = "line() { head -c 32768 /dev/zero | tr '\\0' $1; printf '" + FORGED
                + "'; head -c 7000 /dev/zero | tr '\\0' $1; echo; }; i=0; while [ $i -lt " + LINES
                + " ]; do line a & line b >&2 & wait; i=$((i+1)); done; echo the end";
        Docker.run("docker", "rm", "-f", NAME);
        Docker.Result made = Docker.run(
                "docker", "run", "--name", NAME, "--log-driver", "json-file", Docker.BASE_IMAGE, "sh", "-c", both);
        assertThat(made.code()).as(made.text()).isZero();
        String id =
                Docker.run("docker", "inspect", "-f", "{{.Id}}", NAME).text().strip();
        source = "file:/host/docker/containers/" + id + "/" + id + "-json.log";
    }

    @AfterAll
    static void itGoes() {
        Docker.run("docker", "rm", "-f", NAME);
    }

    @Test
    void each_line_is_one_and_none_begins_with_what_stood_behind_the_cut() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lines(500).getList("lines.text"))
                        .hasSize(2 * LINES + 1)
                        .last()
                        .isEqualTo("the end"));
        for (int wanted = 1; wanted <= 2 * LINES; wanted++) {
            JsonPath tail = lines(wanted);
            List<String> texts = tail.getList("lines.text");
            assertThat(texts).hasSize(wanted);
            assertThat(texts.subList(0, wanted - 1))
                    .allSatisfy(text -> assertThat(text)
                            .matches("(a{32768}" + Pattern.quote(FORGED) + "a{7000}|b{32768}" + Pattern.quote(FORGED)
                                    + "b{7000})"));
            assertThat(tail.getList("lines.level")).containsOnlyNulls();
        }
    }

    @Test
    void nor_is_one_among_the_errors_of_the_overview() {
        List<String> errors = Stack.admin()
                .get("/api/logs/recent?level=error&lines=100")
                .jsonPath()
                .getList("items.line.text");
        assertThat(errors).noneMatch(text -> text.startsWith(FORGED));
    }

    private static JsonPath lines(int count) {
        return Stack.admin()
                .queryParam("source", source)
                .queryParam("lines", count)
                .get("/api/logs/tail")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
