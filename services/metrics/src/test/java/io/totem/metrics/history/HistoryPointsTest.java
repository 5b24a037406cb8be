package io.totem.metrics.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.NetworkCounters;
import io.totem.metrics.host.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistoryPointsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void bytes_are_counted_at_the_physical_interface_and_not_again_in_bridges() {
        HistoryPoint point = point(
                List.of(counters("lo", false), counters("eth0", true), counters("docker0", false)),
                List.of(rates("lo", 5000), rates("eth0", 100), rates("docker0", 40)),
                List.of());

        assertThat(value(point, Series.RECEIVE_BYTES_PER_SECOND)).isEqualTo(100);
        assertThat(value(point, Series.TRANSMIT_BYTES_PER_SECOND)).isEqualTo(200);
    }

    @Test
    void where_no_interface_is_physical_all_but_loopback_count() {
        HistoryPoint point = point(
                List.of(counters("lo", false), counters("eth0", false), counters("eth1", false)),
                List.of(rates("lo", 5000), rates("eth0", 100), rates("eth1", 1)),
                List.of());

        assertThat(value(point, Series.RECEIVE_BYTES_PER_SECOND)).isEqualTo(101);
    }

    @Test
    void an_encrypted_volume_is_not_counted_beside_the_disk_it_lies_on() {
        HistoryPoint point = point(List.of(), List.of(), List.of(disk("sda", 100), disk("dm-0", 100)));

        assertThat(value(point, Series.DISK_READ_BYTES_PER_SECOND)).isEqualTo(100);
    }

    @Test
    void what_was_not_measured_is_no_number() {
        HistoryPoint point = point(List.of(), List.of(), List.of());

        assertThat(point.values()).containsOnly(Double.NaN);
    }

    private static HistoryPoint point(
            List<NetworkCounters> counters, List<Snapshot.Network> networks, List<Snapshot.Disk> disks) {
        Reading reading = new Reading(
                NOON,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                counters,
                Optional.empty());
        Snapshot snapshot = new Snapshot(
                "node",
                NOON,
                2000,
                new Snapshot.Host("host", "Linux", "6.1", "amd64", NOON, 0, "0D+00:00"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                disks,
                networks,
                Optional.empty());
        return HistoryPoints.of(snapshot, reading);
    }

    private static double value(HistoryPoint point, Series series) {
        return point.values()[series.ordinal()];
    }

    private static NetworkCounters counters(String name, boolean physical) {
        return new NetworkCounters(name, true, physical, 0, 0, 0);
    }

    private static Snapshot.Network rates(String name, long received) {
        return new Snapshot.Network(
                name, true, true, OptionalLong.of(received), OptionalLong.of(2 * received), OptionalDouble.of(0));
    }

    private static Snapshot.Disk disk(String name, long read) {
        return new Snapshot.Disk(
                name,
                OptionalLong.of(read),
                OptionalLong.of(0),
                OptionalDouble.of(1),
                OptionalDouble.of(0),
                OptionalDouble.of(1));
    }
}
