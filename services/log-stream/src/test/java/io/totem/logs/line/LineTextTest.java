package io.totem.logs.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineTextTest {

    @Test
    void terminal_sequences_are_dropped() {
        assertThat(LineText.of(
                        "a\u001b[1;31mred\u001b[0m \u001b]0;title\u0007b\u001b]8;;http://x\u001b\\c\u001b(Bd\u001bc"))
                .isEqualTo("ared bcd");
    }

    @Test
    void an_unfinished_sequence_swallows_nothing_else() {
        assertThat(LineText.of("a\u001b]0;no end")).isEqualTo("a0;no end");
        assertThat(LineText.of("a\u001b")).isEqualTo("a");
        assertThat(LineText.of("a\u001b[12")).isEqualTo("a");
    }

    /** Read once for each start, this would take hours. */
    @Test
    void a_line_of_nothing_but_starts_of_sequences_is_read_once() {
        String starts = "\u001b]".repeat(2_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(LineText.of(starts + "end")).endsWith("end").doesNotContain("]"));
    }

    @Test
    void other_control_characters_are_shown() {
        assertThat(LineText.of("a\u0000b\rc\u007fd\te\u0085")).isEqualTo("a␀b␍c␡d\te⟨U+0085⟩");
    }

    @Test
    void characters_that_turn_the_writing_around_are_shown() {
        assertThat(LineText.of("\u202egnp.exe\u2066\u2028")).isEqualTo("⟨U+202E⟩gnp.exe⟨U+2066⟩⟨U+2028⟩");
    }

    @Test
    void markup_stays_as_it_is_for_the_page_to_escape() {
        assertThat(LineText.of("<script>alert(1)</script> 한글 👩‍💻")).isEqualTo("<script>alert(1)</script> 한글 👩‍💻");
    }

    @Test
    void invalid_utf_8_is_replaced_and_line_ends_are_cut() {
        byte[] bytes = {'a', (byte) 0xff, 'b', '\r', '\n'};
        assertThat(LineText.of(new String(bytes, StandardCharsets.UTF_8))).isEqualTo("a\uFFFDb");
    }
}
