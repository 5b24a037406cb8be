package io.totem.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.totem.logs.follow.Followers;
import io.totem.platform.stream.StreamSlots;
import io.totem.platform.testing.InternalTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
@Timeout(60)
class LiveHttpTest {

    @Inject
    Followers followers;

    @Inject
    StreamSlots slots;

    private final List<EventReader> readers = new ArrayList<>();
    private Path log;

    @BeforeEach
    void emptyLog(TestInfo test) throws IOException {
        log = LogFolder.root().resolve(test.getTestMethod().orElseThrow().getName() + ".log");
        Files.writeString(log, "");
    }

    @AfterEach
    void everybodyGoes() {
        readers.forEach(EventReader::close);
        await().untilAsserted(() -> assertThat(followers.count()).isZero());
        await().untilAsserted(() -> assertThat(slots.open()).isZero());
    }

    @Test
    void lines_come_as_they_are_written_each_once_and_in_order() throws Exception {
        EventReader reader = follow("");
        List<String> expected =
                IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toList();
        for (int from = 0; from < expected.size(); from += 100) {
            append(String.join("\n", expected.subList(from, from + 100)) + "\n");
        }
        await().untilAsserted(() -> assertThat(reader.texts()).hasSize(5_000));
        assertThat(reader.texts()).isEqualTo(expected);
        assertThat(reader.events()).allSatisfy(event -> {
            assertThat(event.id()).isNotEmpty();
            assertThat(event.data().size()).isBetween(1, 200);
        });
    }

    @Test
    void the_last_lines_come_first_when_asked_for() throws Exception {
        append("one\ntwo\nthree\n");
        EventReader reader = follow("&lines=2");
        append("four\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("two", "three", "four"));
    }

    @Test
    void a_half_line_waits_for_its_end_and_is_shown_after_a_second_without_one() throws Exception {
        EventReader reader = follow("");
        append("first ");
        append("half\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("first half"));
        append("no end");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("first half", "no end"));
        append(" and more\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("first half", "no end", "…  and more"));
    }

    /** A program that writes in blocks, as stdio does, ends them anywhere: in a visitor's words, too. */
    @Test
    void what_follows_a_half_line_is_marked_as_its_rest_and_has_no_level() throws Exception {
        EventReader reader = follow("");
        append("GET /what-a-visitor-chose-");
        await().untilAsserted(() -> assertThat(reader.texts()).hasSize(1));
        append("ERROR all is lost\nnext\n");
        await().untilAsserted(() -> assertThat(reader.texts()).hasSize(3));
        assertThat(reader.texts()).endsWith("… ERROR all is lost", "next");
        assertThat(reader.events().get(1).data().get(0).path("level").isTextual())
                .isFalse();
    }

    @Test
    void of_a_half_line_that_was_cut_the_rest_is_nobodys() throws Exception {
        EventReader reader = follow("");
        append("x".repeat(20_000));
        await().untilAsserted(() -> assertThat(reader.texts()).hasSize(1));
        append("ERROR all is lost\nnext\n");
        await().untilAsserted(() -> assertThat(reader.texts()).endsWith("next"));
        assertThat(reader.texts()).hasSize(2);
    }

    @Test
    void a_renamed_log_is_finished_before_the_new_one_goes_on() throws Exception {
        EventReader reader = follow("");
        append("one\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one"));
        Path old = Files.move(log, Path.of(log + ".1"));
        Files.writeString(old, "two\n", StandardOpenOption.APPEND);
        Files.writeString(log, "three\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one", "two", "three"));
        assertThat(reader.names()).containsSubsequence("lines", "rotated", "lines");
        Files.writeString(old, "late\n", StandardOpenOption.APPEND);
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one", "two", "three", "late"));
    }

    @Test
    void a_new_log_that_stays_empty_is_told_too() throws Exception {
        EventReader reader = follow("");
        // Until a line of it came, the old log may not have been opened yet.
        append("before\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("before"));
        Files.move(log, Path.of(log + ".1"));
        Files.writeString(log, "");
        await().untilAsserted(() -> assertThat(reader.names()).containsExactly("lines", "rotated"));
        append("here\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("before", "here"));
    }

    @Test
    void a_truncated_log_starts_again_even_when_it_has_grown_past_the_place() throws Exception {
        EventReader reader = follow("");
        append("one\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one"));
        Files.writeString(log, "", StandardOpenOption.TRUNCATE_EXISTING);
        append("two, longer than one\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one", "two, longer than one"));
        assertThat(reader.names()).containsSubsequence("lines", "truncated", "lines");
    }

    @Test
    void a_viewer_who_comes_back_gets_what_was_missed_and_nothing_twice() throws Exception {
        EventReader first = follow("");
        append("one\ntwo\n");
        await().untilAsserted(() -> assertThat(first.texts()).containsExactly("one", "two"));
        first.close();
        append("three\n");
        EventReader second = resume(first.lastId());
        append("four\n");
        await().untilAsserted(() -> assertThat(second.texts()).containsExactly("three", "four"));
    }

    @Test
    void a_viewer_who_comes_back_after_two_rotations_gets_all_files_in_order() throws Exception {
        append("one\n");
        EventReader first = follow("&lines=1");
        await().untilAsserted(() -> assertThat(first.texts()).containsExactly("one"));
        first.close();
        append("two\n");
        Files.move(log, Path.of(log + ".2"));
        Files.writeString(Path.of(log + ".1"), "three\n");
        Files.writeString(log, "four\n");
        EventReader second = resume(first.lastId());
        append("five\n");
        await().untilAsserted(() -> assertThat(second.texts()).containsExactly("two", "three", "four", "five"));
        assertThat(second.names().stream().filter("rotated"::equals)).hasSize(2);
        assertThat(second.events().stream().filter(event -> event.name().equals("rotated")))
                .allMatch(event -> event.data().get("complete").asBoolean());
    }

    @Test
    void a_viewer_whose_old_file_is_gone_is_told_that_lines_may_be_missing() throws Exception {
        append("one\n");
        EventReader first = follow("&lines=1");
        await().untilAsserted(() -> assertThat(first.texts()).containsExactly("one"));
        first.close();
        Path replacement = Files.writeString(Path.of(log + ".new"), "two\n");
        Files.move(replacement, log, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        EventReader second = resume(first.lastId());
        await().untilAsserted(() -> assertThat(second.texts()).containsExactly("two"));
        assertThat(second.events().getFirst().data().get("complete").asBoolean())
                .isFalse();
    }

    @Test
    void a_tails_cursor_leads_into_the_stream_without_a_gap() throws Exception {
        append("one\n");
        String cursor = RestAssured.given()
                .header("Authorization", "Bearer " + InternalTokens.operator())
                .queryParam("source", "file:" + log)
                .get("/api/logs/tail")
                .path("cursor");
        append("two\n");
        EventReader reader = follow("&cursor=" + cursor);
        append("three\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("two", "three"));
    }

    @Test
    void a_line_without_end_does_not_stop_the_stream() throws Exception {
        EventReader reader = follow("");
        append("x".repeat(1_000_000));
        append("\nafter\n");
        await().untilAsserted(() -> assertThat(reader.texts()).hasSize(2).endsWith("after"));
        assertThat(reader.events().getFirst().data().get(0).get("cut").asBoolean())
                .isTrue();
    }

    @Test
    void fifty_viewers_get_every_line_from_one_follower() throws Exception {
        for (int i = 0; i < 50; i++) {
            follow("");
        }
        await().untilAsserted(() -> assertThat(slots.open()).isEqualTo(50));
        List<String> expected =
                IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList();
        append(String.join("\n", expected) + "\n");
        await().untilAsserted(() -> assertThat(readers)
                .allSatisfy(reader -> assertThat(reader.texts()).isEqualTo(expected)));
        assertThat(followers.count()).isEqualTo(1);
    }

    @Test
    void more_streams_than_configured_are_429() throws Exception {
        for (int i = 0; i < 60; i++) {
            follow("");
        }
        await().untilAsserted(() -> assertThat(slots.open()).isEqualTo(60));
        assertThat(follow("").status()).isEqualTo(429);
    }

    @Test
    void a_stream_of_what_may_not_be_read_is_refused_before_it_starts() throws Exception {
        Files.createSymbolicLink(Path.of(log + ".link"), Path.of("/etc/passwd"));
        assertThat(open(InternalTokens.viewer(), "file:" + log, "").status()).isEqualTo(403);
        assertThat(open(InternalTokens.admin(), "file:" + log + ".link", "").status())
                .isEqualTo(403);
        assertThat(open(InternalTokens.admin(), "file:/etc/passwd", "").status())
                .isEqualTo(403);
        assertThat(open(InternalTokens.admin(), "file:" + log + ".none", "").status())
                .isEqualTo(404);
        assertThat(open(InternalTokens.admin(), "file:" + log, "&lines=2001").status())
                .isEqualTo(400);
        assertThat(open(InternalTokens.admin(), "file:" + log, "&cursor=nonsense")
                        .status())
                .isEqualTo(400);
        assertThat(open("none", "file:" + log, "").status()).isEqualTo(401);
    }

    @Test
    void a_log_that_becomes_a_link_out_of_the_roots_ends_the_stream() throws Exception {
        EventReader reader = follow("");
        append("one\n");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("one"));
        Files.delete(log);
        Files.createSymbolicLink(log, Path.of("/etc/passwd"));
        await().until(reader::isOver);
        assertThat(reader.texts()).containsExactly("one");
    }

    private EventReader follow(String query) throws IOException, InterruptedException {
        return open(InternalTokens.operator(), "file:" + log, query);
    }

    private EventReader open(String token, String source, String query) throws IOException, InterruptedException {
        EventReader reader = EventReader.open(RestAssured.port, token, source, query);
        readers.add(reader);
        return reader;
    }

    private EventReader resume(String id) throws IOException, InterruptedException {
        EventReader reader = EventReader.resume(RestAssured.port, InternalTokens.operator(), "file:" + log, id);
        readers.add(reader);
        return reader;
    }

    private void append(String words) throws IOException {
        Files.writeString(log, words, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }
}
