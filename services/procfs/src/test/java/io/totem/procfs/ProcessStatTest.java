package io.totem.procfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    private static final String REAL = "1324 (nginx) S 1 1324 1324 34816 -1 1077936448 51 0 7 0 120 35 0 0 20 0 4 0"
            + " 8675309 57290752 1290 18446744073709551615 94650216812544 94650217577877 140731929297568 0 0 0 0"
            + " 1073745920 402745863 0 0 0 17 1 0 0 0 0 0 94650217885808 94650218041904 94650240495616 140731929301771"
            + " 140731929301816 140731929301816 140731929304031 0\n";

    @Test
    void the_fields_of_a_real_line_are_where_the_manual_says() {
        assertThat(parse(REAL))
                .contains(new ProcessStat(
                        "nginx", 'S', 1, 34816, 1_077_936_448, 155, 4, 8_675_309, 1290, 140_731_929_297_568L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(sd-pam)",
                "tmux: server",
                "a) R 99 (b",
                ") R 1 1 1 1 1 1",
                "line\nbreak",
                "",
                " ",
                "((((",
                "$(reboot)",
                "<script>",
                "한글"
            })
    void a_name_may_hold_anything(String comm) {
        assertThat(parse(ProcFixture.stat(5, comm, 1, 0, 17, 400)))
                .hasValueSatisfying(stat -> assertThat(stat)
                        .returns(comm, ProcessStat::comm)
                        .returns(1, ProcessStat::parentPid)
                        .returns(17L, ProcessStat::cpuTicks)
                        .returns(400L, ProcessStat::startTicks));
    }

    @Test
    void a_name_of_invalid_utf_8_has_its_bytes_replaced() {
        byte[] line = ProcFixture.stat(5, "a?b", 1, 0, 0, 400).getBytes(ISO_8859_1);
        line[4] = (byte) 0xff;
        assertThat(ProcessStat.parse(KernelText.of(line)).map(ProcessStat::comm))
                .contains("a\ufffdb");
    }

    @Test
    void a_line_cut_before_the_start_time_is_no_process_wherever_it_is_cut() {
        int end = REAL.indexOf(" 8675309");
        for (int i = 0; i <= end; i++) {
            assertThat(parse(REAL.substring(0, i))).isEmpty();
        }
        assertThat(parse(REAL.substring(0, end + 2))).isPresent();
    }

    @Test
    void a_line_cut_behind_the_start_time_has_no_memory() {
        assertThat(parse(REAL.substring(0, REAL.indexOf(" 57290752"))))
                .hasValueSatisfying(stat ->
                        assertThat(stat).returns(0L, ProcessStat::residentPages).returns(0L, ProcessStat::stackStart));
    }

    @Test
    void numbers_out_of_range_make_no_negative_time_or_memory() {
        assertThat(parse("1 (x) S 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 18446744073709551615 1 1"))
                .isEmpty();
        assertThat(parse("1 (x) S 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 5 1 -9"))
                .map(ProcessStat::residentPages)
                .contains(0L);
    }

    @Test
    void a_kernel_thread_is_told_by_its_flag_and_not_by_its_name() {
        assertThat(parse(ProcFixture.stat(9, "kworker/0:1", 2, 0x0420_8060, 0, 1))
                        .map(ProcessStat::kernelThread))
                .contains(true);
        assertThat(parse(ProcFixture.stat(9, "kworker/0:1", 2, 0x0040_0000, 0, 1))
                        .map(ProcessStat::kernelThread))
                .contains(false);
    }

    @Test
    void another_program_is_noticed_by_name_by_stack_and_by_the_first_exec() {
        ProcessStat first =
                parse(ProcFixture.stat(9, "sh", 2, 0x40, 0, 1, 1000)).orElseThrow();
        assertThat(first.sameProgramAs(
                        parse(ProcFixture.stat(9, "sh", 2, 0x40, 99, 1, 1000)).orElseThrow()))
                .isTrue();
        assertThat(first.sameProgramAs(
                        parse(ProcFixture.stat(9, "ls", 2, 0x40, 0, 1, 1000)).orElseThrow()))
                .isFalse();
        assertThat(first.sameProgramAs(
                        parse(ProcFixture.stat(9, "sh", 2, 0x40, 0, 1, 2000)).orElseThrow()))
                .isFalse();
        assertThat(first.sameProgramAs(
                        parse(ProcFixture.stat(9, "sh", 2, 0, 0, 1, 1000)).orElseThrow()))
                .isFalse();
        assertThat(first.sameProgramAs(
                        parse(ProcFixture.stat(9, "sh", 2, 0x40, 0, 2, 1000)).orElseThrow()))
                .isFalse();
    }

    private static Optional<ProcessStat> parse(String line) {
        return ProcessStat.parse(KernelText.of(line));
    }
}
