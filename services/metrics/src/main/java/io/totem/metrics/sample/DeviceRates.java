package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.DiskCounters;
import io.totem.metrics.host.NetworkCounters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What disks and interfaces did between two readings. A device is the same when its name is; one that is new has no
 * rates yet, and one that is gone is not listed.
 */
final class DeviceRates {

    private DeviceRates() {}

    static List<Snapshot.Disk> disks(List<DiskCounters> before, List<DiskCounters> after, long nanos) {
        Map<String, DiskCounters> known = byName(before, DiskCounters::name);
        return after.stream()
                .map(disk -> Optional.ofNullable(known.get(disk.name()))
                        .map(old -> disk(old, disk, nanos))
                        .orElseGet(() -> newDisk(disk)))
                .toList();
    }

    static List<Snapshot.Network> networks(List<NetworkCounters> before, List<NetworkCounters> after, long nanos) {
        Map<String, NetworkCounters> known = byName(before, NetworkCounters::name);
        return after.stream()
                .map(network -> Optional.ofNullable(known.get(network.name()))
                        .map(old -> network(old, network, nanos))
                        .orElseGet(() -> newNetwork(network)))
                .toList();
    }

    private static Snapshot.Disk disk(DiskCounters old, DiskCounters now, long nanos) {
        return new Snapshot.Disk(
                now.name(),
                Rates.wholePerSecond(old.readBytes(), now.readBytes(), nanos),
                Rates.wholePerSecond(old.writeBytes(), now.writeBytes(), nanos),
                Rates.perSecond(old.reads(), now.reads(), nanos),
                Rates.perSecond(old.writes(), now.writes(), nanos),
                Rates.percent(TimeUnit.MILLISECONDS.toNanos(now.busyMillis() - old.busyMillis()), nanos));
    }

    private static Snapshot.Network network(NetworkCounters old, NetworkCounters now, long nanos) {
        return new Snapshot.Network(
                now.name(),
                now.up(),
                now.physical(),
                Rates.wholePerSecond(old.receivedBytes(), now.receivedBytes(), nanos),
                Rates.wholePerSecond(old.transmittedBytes(), now.transmittedBytes(), nanos),
                Rates.perSecond(old.errors(), now.errors(), nanos));
    }

    private static Snapshot.Disk newDisk(DiskCounters disk) {
        return new Snapshot.Disk(
                disk.name(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Snapshot.Network newNetwork(NetworkCounters network) {
        return new Snapshot.Network(
                network.name(),
                network.up(),
                network.physical(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty());
    }

    private static <T> Map<String, T> byName(List<T> devices, Function<T, String> name) {
        return devices.stream().collect(Collectors.toMap(name, Function.identity(), (first, second) -> second));
    }
}
