package io.totem.logs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** journalctl writes the fields of an entry in another order each time: nothing may hang on which comes first. */
class JsonLinesTest {

    private static final String CURSOR = "\"__CURSOR\":\"s=1;i=2;t=3\"";

    @ParameterizedTest
    @MethodSource
    void an_entry_is_found_wherever_its_long_message_stands(String message) throws IOException {
        assertThat(entry("{\"MESSAGE\":" + message + "," + CURSOR + "}")).isPresent();
        assertThat(entry("{" + CURSOR + ",\"MESSAGE\":" + message + "}")).isPresent();
    }

    static Stream<String> an_entry_is_found_wherever_its_long_message_stands() {
        return Stream.of(
                "\"" + "x".repeat(400_000) + "\"",
                "\"x" + "\\u001b".repeat(100_000) + "\"",
                "\"" + "\\\\\\\"".repeat(100_000) + "\"",
                "[97" + ",255".repeat(100_000) + "]",
                "[\"first\",\"" + "y".repeat(400_000) + "\"]",
                "[[97" + ",98".repeat(100_000) + "],\"other\"]");
    }

    @Test
    void a_long_message_is_cut_and_said_to_be() throws IOException {
        for (String unit : new String[] {"x", "\\u0041", "\\\"", "한"}) {
            String text = entry("{\"MESSAGE\":\"" + unit.repeat(300_000) + "\"," + CURSOR + "}")
                    .orElseThrow();
            assertThat(text).hasSize(16 * 1024).doesNotContain("\uFFFD");
        }
    }

    @Test
    void lines_follow_one_another_whatever_their_length() throws IOException {
        JsonLines lines = lines("{\"MESSAGE\":\"" + "x".repeat(1_000_000) + "\"}\nsecond\n\nlast");
        assertThat(lines.next().orElseThrow()).endsWith("x\"}").hasSizeLessThan(200_000);
        assertThat(lines.next()).contains("second");
        assertThat(lines.next()).contains("");
        assertThat(lines.next()).contains("last");
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void a_line_that_never_ends_takes_no_more_than_its_bound() throws IOException {
        assertThat(lines("{\"a\":\"b\"},".repeat(300_000)).next().orElseThrow()).hasSizeLessThanOrEqualTo(1024 * 1024);
    }

    private static Optional<String> entry(String json) throws IOException {
        return JournalEntry.read(lines(json + "\n").next().orElseThrow())
                .map(found -> found.line(false).text());
    }

    private static JsonLines lines(String text) {
        return new JsonLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
