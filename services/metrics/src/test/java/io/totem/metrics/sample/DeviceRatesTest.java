package io.totem.metrics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.metrics.host.DiskCounters;
import io.totem.metrics.host.NetworkCounters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceRatesTest {

    private static final long TWO_SECONDS = Duration.ofSeconds(2).toNanos();
    private static final DiskCounters SDA = new DiskCounters("sda", 10, 4096, 20, 8192, 1000);
    private static final NetworkCounters ETH0 = new NetworkCounters("eth0", true, true, 1000, 2000, 3);

    @Test
    void a_disk_has_rates_and_the_share_of_time_it_was_busy() {
        DiskCounters later = new DiskCounters("sda", 14, 12288, 20, 8192, 1500);

        assertThat(DeviceRates.disks(List.of(SDA), List.of(later), TWO_SECONDS))
                .singleElement()
                .satisfies(disk -> {
                    assertThat(disk.readsPerSecond()).hasValue(2);
                    assertThat(disk.readBytesPerSecond()).hasValue(4096);
                    assertThat(disk.writesPerSecond()).hasValue(0);
                    assertThat(disk.busyPercent()).hasValue(25);
                });
    }

    @Test
    void a_disk_that_was_replaced_under_the_same_name_has_no_rates_but_stays_listed() {
        DiskCounters replaced = new DiskCounters("sda", 1, 512, 1, 512, 1);

        assertThat(DeviceRates.disks(List.of(SDA), List.of(replaced), TWO_SECONDS))
                .singleElement()
                .satisfies(disk -> {
                    assertThat(disk.readsPerSecond()).isEmpty();
                    assertThat(disk.writeBytesPerSecond()).isEmpty();
                    assertThat(disk.busyPercent()).isEmpty();
                });
    }

    @Test
    void a_disk_that_vanished_is_not_listed_and_a_new_one_has_no_rates_yet() {
        DiskCounters added = new DiskCounters("sdb", 900, 900, 900, 900, 900);

        assertThat(DeviceRates.disks(List.of(SDA), List.of(added), TWO_SECONDS))
                .singleElement()
                .satisfies(disk -> {
                    assertThat(disk.name()).isEqualTo("sdb");
                    assertThat(disk.readsPerSecond()).isEmpty();
                });
    }

    @Test
    void an_interface_has_rates_in_both_directions_and_one_that_was_reset_has_none() {
        NetworkCounters later = new NetworkCounters("eth0", false, true, 3000, 1999, 5);

        assertThat(DeviceRates.networks(List.of(ETH0), List.of(later), TWO_SECONDS))
                .singleElement()
                .satisfies(network -> {
                    assertThat(network.up()).isFalse();
                    assertThat(network.physical()).isTrue();
                    assertThat(network.receiveBytesPerSecond()).hasValue(1000);
                    assertThat(network.transmitBytesPerSecond()).isEmpty();
                    assertThat(network.errorsPerSecond()).hasValue(1);
                });
    }
}
