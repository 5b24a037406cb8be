package io.totem.metrics.history;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.DiskNames;
import io.totem.metrics.host.NetworkCounters;
import io.totem.metrics.host.Reading;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of a sample is kept. Sums count each byte once: not again in a bridge, a tunnel or a stacked disk. */
final class HistoryPoints {

    private HistoryPoints() {}

    static HistoryPoint of(Snapshot snapshot, Reading reading) {
        Set<String> counted = countedInterfaces(reading.networks());
        List<Snapshot.Network> networks = snapshot.networks().stream()
                .filter(network -> counted.contains(network.name()))
                .toList();
        List<Snapshot.Disk> disks = snapshot.disks().stream()
                .filter(disk -> !DiskNames.isStacked(disk.name()))
                .toList();
        double[] values = {
            orNothing(snapshot.cpu().map(Snapshot.Cpu::cpuPercent).orElseGet(OptionalDouble::empty)),
            orNothing(snapshot.memory().map(Snapshot.Memory::usedPercent).orElseGet(OptionalDouble::empty)),
            snapshot.cpu().flatMap(cpu -> cpu.load().stream().findFirst()).orElse(Double.NaN),
            sum(networks, Snapshot.Network::receiveBytesPerSecond),
            sum(networks, Snapshot.Network::transmitBytesPerSecond),
            sum(disks, Snapshot.Disk::readBytesPerSecond),
            sum(disks, Snapshot.Disk::writeBytesPerSecond)
        };
        return new HistoryPoint(snapshot.takenAt(), Duration.ofMillis(snapshot.intervalMillis()), values);
    }

    /** The physical ones; in a container, which has none, all but loopback. */
    private static Set<String> countedInterfaces(List<NetworkCounters> networks) {
        Set<String> physical = networks.stream()
                .filter(NetworkCounters::physical)
                .map(NetworkCounters::name)
                .collect(Collectors.toSet());
        return physical.isEmpty()
                ? networks.stream()
                        .map(NetworkCounters::name)
                        .filter(name -> !name.equals("lo"))
                        .collect(Collectors.toSet())
                : physical;
    }

    /** Of those that have a rate; NaN when none has. */
    private static <T> double sum(List<T> devices, Function<T, OptionalLong> rate) {
        return devices.stream()
                .map(rate)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .reduce(Long::sum)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private static double orNothing(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
