package io.totem.policy.top;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.totem.api.processes.Verdict;
import io.totem.api.text.LocalizedText;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.top.TopTimes.Span;
import io.totem.policy.verdict.Assessment;
import io.totem.procfs.ProcessIo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopMeterTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<Integer, ProcessIo> io = new HashMap<>();
    private final TopMeter meter = new TopMeter(pid -> Optional.ofNullable(io.get(pid)));

    @Test
    void a_minutes_cpu_is_the_mean_of_its_sweeps_weighted_by_time() {
        sweep(0, app(1).cpuPercent(0));
        sweep(10, app(1).cpuPercent(100));
        sweep(50, app(1).cpuPercent(25));
        TopTimes minute = sweep(60, app(1).cpuPercent(0)).orElseThrow();
        assertThat(minute.at()).isEqualTo(NOON);
        assertThat(minute.span()).isEqualTo(Span.MINUTE);
        assertThat(minute.cpu()).singleElement().satisfies(process -> {
            assertThat(process.cpuPercent()).isEqualTo(40, offset(0.1));
            assertThat(process.identity()).isEqualTo(SampleBuilder.BOOT + ":1:1000");
        });
    }

    @Test
    void one_sweep_a_minute_is_enough() {
        sweep(0, app(1).cpuPercent(0));
        sweep(61, app(1).cpuPercent(50));
        TopTimes minute = sweep(122, app(1).cpuPercent(90)).orElseThrow();
        assertThat(minute.at()).isEqualTo(NOON.plusSeconds(60));
        assertThat(minute.cpu().getFirst().cpuPercent()).isEqualTo(50, offset(0.1));
    }

    @Test
    void who_ended_within_the_minute_is_still_named() {
        sweep(0, app(1).cpuPercent(0));
        sweep(3, app(1).cpuPercent(90));
        assertThat(sweep(60).orElseThrow().cpu())
                .singleElement()
                .satisfies(process -> assertThat(process.pid()).isEqualTo(1));
    }

    @Test
    void only_the_first_five_are_kept_and_no_thread_of_the_kernel() {
        SampleBuilder[] many = new SampleBuilder[9];
        for (int i = 0; i < 8; i++) {
            many[i] = app(i + 1).cpuPercent(10 * (i + 1));
        }
        many[8] = kernel("kswapd0").pid(99).cpuPercent(100);
        sweep(0, many);
        sweep(30, many);
        assertThat(sweep(60, many).orElseThrow().cpu())
                .extracting(TopProcess::pid)
                .containsExactly(8, 7, 6, 5, 4);
    }

    @Test
    void io_is_what_was_moved_since_the_minute_before_and_what_is_hidden_is_counted() {
        io.put(1, new ProcessIo(1_000_000, 0));
        sweep(0, app(1), app(2));
        TopTimes first = sweep(60, app(1), app(2)).orElseThrow();
        assertThat(first.io()).as("since when is not known").isEmpty();
        assertThat(first.ioHidden()).isEqualTo(1);
        io.put(1, new ProcessIo(1_600_000, 60_000));
        assertThat(sweep(120, app(1), app(2)).orElseThrow().io())
                .singleElement()
                .satisfies(process -> {
                    assertThat(process.readBytesPerSecond()).isEqualTo(10_000, offset(0.1));
                    assertThat(process.writtenBytesPerSecond()).isEqualTo(1_000, offset(0.1));
                });
    }

    @Test
    void a_clock_that_jumps_changes_no_share() {
        sweep(0, app(1).cpuPercent(0));
        sweep(10, app(1).cpuPercent(50));
        Optional<TopTimes> over = meter.add(
                new SweepCompleted(NOON.minusSeconds(86_400), List.of(view(app(1).cpuPercent(50)))),
                Duration.ofSeconds(20).toNanos());
        assertThat(over.orElseThrow().cpu().getFirst().cpuPercent()).isEqualTo(50, offset(0.1));
    }

    @Test
    void an_hour_is_the_mean_of_its_minutes() {
        List<TopTimes> minutes = new ArrayList<>();
        for (int minute = 0; minute < 4; minute++) {
            minutes.add(TopTimes.of(
                    NOON.plusSeconds(60L * minute),
                    Span.MINUTE,
                    0,
                    minute < 2 ? List.of(TopProcess.of(view(app(1)), 80, 0, 0)) : List.of()));
        }
        TopTimes hour = TopTimes.hour(NOON, minutes);
        assertThat(hour.span()).isEqualTo(Span.HOUR);
        assertThat(hour.cpu())
                .singleElement()
                .satisfies(process -> assertThat(process.cpuPercent()).isEqualTo(40, offset(0.01)));
        assertThat(hour.memory().getFirst().residentBytes()).isEqualTo(1 << 20);
    }

    private Optional<TopTimes> sweep(long second, SampleBuilder... processes) {
        return meter.add(
                new SweepCompleted(
                        NOON.plusSeconds(second),
                        Arrays.stream(processes).map(TopMeterTest::view).toList()),
                Duration.ofSeconds(second).toNanos());
    }

    private static SampleBuilder app(int pid) {
        return program("/opt/app").pid(pid);
    }

    private static ProcessView view(SampleBuilder process) {
        return new ProcessView(
                process.build(),
                List.of(),
                new Assessment(Explanation.NONE, List.of(), Verdict.CAUTION, new LocalizedText("", "")),
                Optional.empty(),
                Optional.empty());
    }
}
