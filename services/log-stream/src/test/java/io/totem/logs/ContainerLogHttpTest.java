package io.totem.logs;

import static io.restassured.RestAssured.given;
import static io.totem.logs.EngineLog.record;
import static io.totem.logs.EngineLog.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.totem.platform.testing.InternalTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands behind the 16 KiB at which the engine cuts a line is never a line of its own, whoever looks and from wherever. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
@Timeout(60)
class ContainerLogHttpTest {

    private static final Instant AT = Instant.parse("2026-11-21T09:40:25.123456789Z");
    private static final int PART = 16 * 1024;
    private static final String FORGED = "2026/11/21 09:40:25 [error] 7#7: all is lost";
    private static final String LONG = "GET /" + "a".repeat(PART - 5) + FORGED + "b".repeat(20_000);

    private final Path folder = LogFolder.root().resolve(EngineLog.ID);
    private final Path log = folder.resolve(EngineLog.ID + "-json.log");
    private final List<EventReader> readers = new ArrayList<>();

    @BeforeEach
    void anEmptyLog() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(older());
        Files.deleteIfExists(log);
        Files.createFile(log);
    }

    @AfterEach
    void everybodyGoes() {
        readers.forEach(EventReader::close);
    }

    @Test
    void both_streams_parts_are_joined_though_they_stand_between_each_other() throws IOException {
        List<String> errors = records("stderr", AT.plusNanos(9), "e".repeat(40_000));
        List<String> output = records("stdout", AT, LONG);
        append(output.get(0), errors.get(0), errors.get(1), output.get(1), errors.get(2), output.get(2));
        assertThat(tail(5)).containsExactly("e".repeat(40_000), LONG);
    }

    @Test
    void the_last_lines_begin_with_a_line_and_not_with_the_rest_of_one() throws IOException {
        append(records("stdout", AT, "first"), records("stdout", AT.plusSeconds(1), LONG));
        append(records("stderr", AT.plusSeconds(2), "last"));
        assertThat(tail(1)).containsExactly("last");
        assertThat(tail(2)).containsExactly(LONG, "last");
        assertThat(tail(3)).containsExactly("first", LONG, "last");
    }

    @Test
    void a_line_of_a_megabyte_is_cut_and_what_stands_behind_the_cut_is_no_line() throws IOException {
        append(records("stdout", AT, "x".repeat(1 << 20) + FORGED), records("stdout", AT.plusSeconds(1), "last"));
        assertThat(lines(5)).extracting(line -> line.get("cut")).containsExactly(true, false);
        assertThat(tail(5)).containsExactly("x".repeat(64 * 1024), "last");
    }

    @Test
    void the_time_of_a_line_is_the_engines_and_the_level_that_of_its_head() throws IOException {
        append(records("stdout", AT, LONG));
        assertThat(lines(1).getFirst()).containsEntry("at", AT.toString()).doesNotContainValue("error");
    }

    @Test
    void a_line_may_begin_in_the_file_before() throws IOException {
        List<String> parts = records("stdout", AT, LONG);
        append(parts.get(0));
        Files.move(log, older());
        append(parts.get(1), parts.get(2));
        append(records("stdout", AT.plusSeconds(1), "last"));
        assertThat(tail(5)).containsExactly(LONG, "last");
    }

    @Test
    void where_the_file_before_cannot_be_read_the_rest_of_a_line_is_marked_as_one() throws IOException {
        List<String> parts = records("stdout", AT, LONG);
        Files.createFile(Path.of(older() + ".gz"));
        append(parts.get(1), parts.get(2));
        append(records("stdout", AT.plusSeconds(1), "last"));
        Map<String, Object> rest = lines(5).getFirst();
        Files.delete(Path.of(older() + ".gz"));
        assertThat((String) rest.get("text")).startsWith("… 2026/11/21");
        assertThat(rest).containsEntry("cut", true).doesNotContainValue("error");
    }

    /** A program that ended without a line end, and was started again. */
    @Test
    void a_part_that_does_not_fill_the_engines_buffer_is_the_end_of_a_line() throws IOException {
        append(record("stdout", AT, "bye"), record("stdout", AT.plusSeconds(1), "hello\n"));
        assertThat(tail(5)).containsExactly("bye", "hello");
    }

    @Test
    void a_stream_gives_a_line_when_its_last_part_comes() throws Exception {
        EventReader reader = follow("");
        List<String> parts = records("stdout", AT, LONG);
        append(records("stderr", AT, "before"));
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("before"));
        append(parts.get(0));
        append(records("stderr", AT.plusMillis(1), "between"));
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith("between"));
        append(parts.get(1), parts.get(2));
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith(LONG));
    }

    @Test
    void whoever_comes_back_in_the_middle_of_a_line_gets_all_of_it() throws Exception {
        List<String> parts = records("stdout", AT, LONG);
        append(parts.get(0));
        append(records("stderr", AT.plusMillis(1), "between"));
        EventReader first = follow("&lines=1");
        await().untilAsserted(() -> assertThat(first.texts()).endsWith("between"));
        first.close();
        append(parts.get(1), parts.get(2));
        EventReader second =
                EventReader.resume(RestAssured.port, InternalTokens.operator(), "file:" + log, first.lastId());
        readers.add(second);
        await().untilAsserted(() -> assertThat(second.texts()).containsExactly(LONG));
    }

    @Test
    void a_rotation_in_the_middle_of_a_line_breaks_no_line_in_two() throws Exception {
        EventReader reader = follow("");
        List<String> parts = records("stdout", AT, LONG);
        append(records("stderr", AT, "before"));
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("before"));
        append(parts.get(0));
        Files.move(log, older());
        append(parts.get(1), parts.get(2));
        append(records("stdout", AT.plusSeconds(1), "last"));
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith("last"));
        assertThat(reader.texts()).contains(LONG).noneMatch(text -> text.startsWith("2026/"));
    }

    @Test
    void a_file_emptied_in_the_middle_of_a_line_breaks_no_line_in_two() throws Exception {
        EventReader reader = follow("");
        List<String> parts = records("stdout", AT, LONG);
        append(records("stderr", AT, "before"));
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("before"));
        append(parts.get(0));
        append(records("stderr", AT, "seen"));
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith("seen"));
        Files.writeString(log, "", StandardOpenOption.TRUNCATE_EXISTING);
        append(parts.get(1), parts.get(2));
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith(LONG));
    }

    @Test
    void the_overview_takes_no_rest_of_a_line_for_an_error() throws IOException {
        String many = String.join(
                "",
                IntStream.range(0, 200)
                        .mapToObj(i -> String.join("", records("stdout", AT.plusSeconds(i), LONG)))
                        .toList());
        append(many);
        append(records("stdout", AT.plusSeconds(900), "2026/11/21 09:55:25 [error] 7#7: a real one"));
        await().untilAsserted(() -> assertThat(recent()).anyMatch(text -> text.endsWith("a real one")));
        assertThat(recent()).noneMatch(text -> text.endsWith("all is lost") || text.contains("b".repeat(99)));
    }

    private Path older() {
        return Path.of(log + ".1");
    }

    @SafeVarargs
    private final void append(List<String>... lines) throws IOException {
        for (List<String> records : lines) {
            append(records.toArray(String[]::new));
        }
    }

    private void append(String... records) throws IOException {
        Files.writeString(log, String.join("", records), StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private EventReader follow(String query) throws IOException, InterruptedException {
        EventReader reader = EventReader.open(RestAssured.port, InternalTokens.operator(), "file:" + log, query);
        readers.add(reader);
        return reader;
    }

    private List<String> tail(int lines) {
        return lines(lines).stream().map(line -> (String) line.get("text")).toList();
    }

    private List<Map<String, Object>> lines(int lines) {
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .queryParam("source", "file:" + log)
                .queryParam("lines", lines)
                .get("/api/logs/tail")
                .path("lines");
    }

    private static List<String> recent() {
        return given().header("Authorization", "Bearer " + InternalTokens.operator())
                .get("/api/logs/recent?level=error&lines=100")
                .path("items.line.text");
    }
}
