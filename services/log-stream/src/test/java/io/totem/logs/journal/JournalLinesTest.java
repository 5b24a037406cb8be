package io.totem.logs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.logs.Level;
import io.totem.api.logs.LogLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As journald and Docker's driver mark what is no line of its own: systemd.journal-fields(7). */
class JournalLinesTest {

    private final JournalLines reader = new JournalLines();

    @ParameterizedTest
    @ValueSource(strings = {"line-max", "nul"})
    void what_follows_a_line_that_journald_broke_off_is_its_rest(String mark) {
        LogLine head = read("a", "GET /aaa", "\"_LINE_BREAK\":\"" + mark + "\"");
        LogLine other = read("b", "of another program", "");
        LogLine rest = read("a", "all is lost", "");
        LogLine next = read("a", "next", "");
        assertThat(List.of(head, other, rest, next))
                .extracting(LogLine::text)
                .containsExactly("GET /aaa", "of another program", "… all is lost", "next");
        assertThat(List.of(head, other, rest, next)).extracting(LogLine::cut).containsExactly(true, false, true, false);
        assertThat(rest.level()).as("the rest may choose its own: <3>").isEmpty();
        assertThat(next.level()).contains(Level.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eof", "pid-change"})
    void a_program_that_ended_without_a_line_end_leaves_no_rest(String mark) {
        read("a", "bye", "\"_LINE_BREAK\":\"" + mark + "\"");
        assertThat(read("a", "hello", "").text()).isEqualTo("hello");
    }

    @Test
    void a_rest_may_be_broken_off_itself() {
        read("a", "one", "\"_LINE_BREAK\":\"line-max\"");
        read("a", "two", "\"_LINE_BREAK\":\"line-max\"");
        assertThat(read("a", "three", "").text()).isEqualTo("… three");
        assertThat(read("a", "next", "").text()).isEqualTo("next");
    }

    @Test
    void dockers_own_driver_counts_the_parts_of_a_line() {
        assertThat(read("", "first", "\"CONTAINER_PARTIAL_ORDINAL\":\"1\"").text())
                .isEqualTo("first");
        assertThat(read("", "second", "\"CONTAINER_PARTIAL_ORDINAL\":\"2\"").text())
                .isEqualTo("… second");
    }

    private LogLine read(String stream, String message, String more) {
        return reader.read(
                        "{\"__CURSOR\":\"s=1;i=2;t=3\",\"PRIORITY\":\"3\",\"_STREAM_ID\":\"%s\",\"MESSAGE\":\"%s\"%s}"
                                .formatted(stream, message, more.isEmpty() ? "" : "," + more))
                .orElseThrow();
    }
}
