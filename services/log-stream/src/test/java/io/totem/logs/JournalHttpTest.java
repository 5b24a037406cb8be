package io.totem.logs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.totem.logs.journal.JournalStreams;
import io.totem.platform.testing.InternalTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the real journalctl, on journal files that are written while it reads them. */
@QuarkusTest
@QuarkusTestResource(InternalTokens.class)
@QuarkusTestResource(LogFolder.class)
@Timeout(60)
class JournalHttpTest {

    private static JournalWriter journal;

    @Inject
    JournalStreams streams;

    private final List<EventReader> readers = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        journal = new JournalWriter(LogFolder.journal().resolve("test.journal"));
        journal.write("nginx.service", 3, "it broke");
        journal.write("cron.service", 6, "all well");
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        journal.close();
    }

    @BeforeEach
    void theJournalIsFound() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(InternalTokens.operator())
                        .get("/api/logs/sources?search=journal:nginx")
                        .path("total")
                        .equals(1));
    }

    @AfterEach
    void everybodyGoes() {
        readers.forEach(EventReader::close);
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
    }

    @Test
    void the_journal_and_its_services_are_sources() {
        as(InternalTokens.viewer())
                .get("/api/logs/sources?search=journal")
                .then()
                .body("items.id", hasItems("journal:", "journal:cron.service", "journal:nginx.service"))
                .body("items[0].kind", equalTo("journal"))
                .body("items[0].path", nullValue())
                .body("items[0].readable", equalTo(true))
                .body("items[0].allowed", equalTo(false));
        tail(InternalTokens.viewer(), "journal:", 5).statusCode(403);
    }

    @Test
    void its_tail_has_message_time_level_and_origin() {
        tail(InternalTokens.operator(), "journal:nginx.service", 5)
                .statusCode(200)
                .body("lines.text", hasItem("it broke"))
                .body("lines.text", not(hasItem("all well")))
                .body("lines[0].level", equalTo("error"))
                .body("lines[0].origin", equalTo("nginx"))
                .body("lines[0].at", containsString("2026-11-20T23:02:51"))
                .body("lines[0].cursor", containsString("s="));
    }

    @Test
    void hostile_messages_and_such_as_are_no_text_do_no_harm() throws IOException {
        journal.write("hostile.service", 4, "<b>\u001b[31mred\u202e\npassword=hunter2");
        journal.write("hostile.service", 4, new byte[] {'a', (byte) 0xff, 0, 'b'});
        journal.write("hostile.service", 4, "x".repeat(300_000));
        await().untilAsserted(() -> tail(InternalTokens.operator(), "journal:hostile.service", 3)
                .body("lines.cut", contains(false, false, true)));
        List<String> texts = tail(InternalTokens.operator(), "journal:hostile.service", 3)
                .extract()
                .path("lines.text");
        assertThat(texts.get(0)).startsWith("<b>red⟨U+202E⟩␊").doesNotContain("hunter2");
        assertThat(texts.get(1)).isEqualTo("a\uFFFD␀b");
        assertThat(texts.get(2)).hasSizeLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void a_stream_starts_with_the_last_entries_and_goes_on_with_new_ones() throws Exception {
        journal.write("one.service", 6, "first");
        await().untilAsserted(() ->
                tail(InternalTokens.operator(), "journal:one.service", 1).body("lines.text", contains("first")));
        EventReader reader = follow("journal:one.service", "&lines=1");
        await().untilAsserted(() -> assertThat(streams.count()).isOne());
        journal.write("one.service", 6, "second");
        journal.write("cron.service", 6, "not for this stream");
        journal.write("one.service", 6, "third");
        await().untilAsserted(() -> assertThat(reader.texts()).containsExactly("first", "second", "third"));
    }

    @Test
    void a_viewer_who_comes_back_misses_nothing_and_shares_the_one_process() throws Exception {
        journal.write("back.service", 6, "0");
        EventReader first = follow("journal:back.service", "&lines=1");
        await().untilAsserted(() -> assertThat(first.texts()).containsExactly("0"));
        EventReader stays = follow("journal:back.service", "");
        first.close();
        for (int i = 1; i <= 700; i++) {
            journal.write("back.service", 6, Integer.toString(i));
        }
        EventReader second =
                EventReader.resume(RestAssured.port, InternalTokens.operator(), "journal:back.service", first.lastId());
        readers.add(second);
        journal.write("back.service", 6, "701");
        List<String> expected =
                IntStream.rangeClosed(1, 701).mapToObj(Integer::toString).toList();
        await().untilAsserted(() -> assertThat(second.texts()).isEqualTo(expected));
        await().untilAsserted(() -> assertThat(stays.texts()).endsWith("701"));
        assertThat(streams.count()).isOne();
    }

    @Test
    void the_rest_of_a_line_that_journald_broke_off_is_marked_wherever_reading_begins() throws Exception {
        String stream = "_STREAM_ID=0123456789abcdef0123456789abcdef\n";
        write("broken.service", "GET /aaa", stream + "_LINE_BREAK=line-max\n");
        await().untilAsserted(() ->
                tail(InternalTokens.operator(), "journal:broken.service", 1).body("lines.text", contains("GET /aaa")));
        String behindTheHead = tail(InternalTokens.operator(), "journal:broken.service", 1)
                .extract()
                .path("cursor");
        EventReader follows = follow("journal:broken.service", "&lines=1");
        await().untilAsserted(() -> assertThat(follows.texts()).containsExactly("GET /aaa"));
        await().untilAsserted(() -> assertThat(streams.count()).isOne());
        write("broken.service", "all is lost", stream);
        await().untilAsserted(() -> assertThat(follows.texts()).containsExactly("GET /aaa", "… all is lost"));
        tail(InternalTokens.operator(), "journal:broken.service", 1)
                .body("lines.text", contains("… all is lost"))
                .body("lines[0].level", nullValue());
        EventReader comesBack = EventReader.resume(
                RestAssured.port, InternalTokens.operator(), "journal:broken.service", behindTheHead);
        readers.add(comesBack);
        await().untilAsserted(() -> assertThat(comesBack.texts()).containsExactly("… all is lost"));
    }

    private static void write(String unit, String message, String more) throws IOException {
        journal.write(unit, 3, message.getBytes(StandardCharsets.UTF_8), more);
    }

    @Test
    void a_cursor_that_journald_never_wrote_is_400() throws Exception {
        assertThat(follow("journal:", "&cursor=--help").status()).isEqualTo(400);
        assertThat(follow("journal:", "&cursor=s%3D1%3B%24(reboot)").status()).isEqualTo(400);
    }

    private EventReader follow(String source, String query) throws IOException, InterruptedException {
        EventReader reader = EventReader.open(RestAssured.port, InternalTokens.operator(), source, query);
        readers.add(reader);
        return reader;
    }

    private static ValidatableResponse tail(String token, String source, int lines) {
        return as(token)
                .queryParam("source", source)
                .queryParam("lines", lines)
                .get("/api/logs/tail")
                .then();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Accept-Language", "en");
    }
}
