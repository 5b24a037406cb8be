package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.metrics.Level;
import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.CpuReading;
import io.totem.metrics.host.CpuTicks;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CpuSharesTest {

    private static final CpuTicks START = new CpuTicks(1000, 500, 8000, 300, 200);

    @Test
    void shares_are_of_the_time_that_passed_and_iowait_is_not_busy() {
        Snapshot.Cpu cpu = between(START, new CpuTicks(1040, 520, 8020, 310, 210));

        assertThat(cpu.userPercent()).hasValue(40);
        assertThat(cpu.systemPercent()).hasValue(20);
        assertThat(cpu.iowaitPercent()).hasValue(10);
        assertThat(cpu.stealPercent()).hasValue(10);
        assertThat(cpu.cpuPercent()).hasValue(70);
        assertThat(cpu.perCorePercent()).containsExactly(OptionalDouble.of(70));
    }

    @Test
    void iowait_that_steps_back_is_no_time_spent_because_the_kernel_says_it_may() {
        Snapshot.Cpu cpu = between(START, new CpuTicks(1050, 500, 8050, 290, 200));

        assertThat(cpu.cpuPercent()).hasValue(50);
        assertThat(cpu.iowaitPercent()).hasValue(0);
    }

    @Test
    void a_counter_that_went_backwards_leaves_every_share_absent() {
        Snapshot.Cpu cpu = between(START, new CpuTicks(900, 600, 8100, 300, 200));

        assertThat(cpu.cpuPercent()).isEmpty();
        assertThat(cpu.userPercent()).isEmpty();
        assertThat(cpu.perCorePercent()).containsExactly(OptionalDouble.empty());
    }

    @Test
    void no_time_between_two_readings_leaves_every_share_absent() {
        assertThat(between(START, START).cpuPercent()).isEmpty();
    }

    @Test
    void the_load_is_judged_by_the_cores_there_are() {
        assertThat(between(START, START).loadLevel()).contains(Level.DANGER);
        CpuReading two = new CpuReading(START, List.of(START, START), List.of(1.0));
        assertThat(CpuShares.between("x", two, two, TestThresholds.USUAL.cpu()).loadLevel())
                .contains(Level.GOOD);
    }

    @Test
    void a_core_that_went_offline_leaves_the_cores_without_rates_and_the_total_with_one() {
        CpuReading two = new CpuReading(START, List.of(START, START), List.of());
        CpuTicks later = new CpuTicks(1100, 500, 8000, 300, 200);
        Snapshot.Cpu cpu = CpuShares.between(
                "x", two, new CpuReading(later, List.of(later), List.of()), TestThresholds.USUAL.cpu());

        assertThat(cpu.cpuPercent()).hasValue(100);
        assertThat(cpu.logicalCores()).isEqualTo(1);
        assertThat(cpu.perCorePercent()).containsExactly(OptionalDouble.empty());
    }

    private static Snapshot.Cpu between(CpuTicks before, CpuTicks after) {
        return CpuShares.between(
                "x",
                new CpuReading(before, List.of(before), List.of(1.0)),
                new CpuReading(after, List.of(after), List.of(1.0, 0.5, 0.25)),
                TestThresholds.USUAL.cpu());
    }
}
