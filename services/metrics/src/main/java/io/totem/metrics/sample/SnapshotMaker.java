package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.FileSystemReading;
import io.totem.metrics.host.HostFacts;
import io.totem.metrics.host.MemoryReading;
import io.totem.metrics.host.PressureReading;
import io.totem.metrics.host.Reading;
import io.totem.metrics.host.SelfReading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Makes a snapshot from two readings of one machine. Pure: the same readings give the same snapshot. */
final class SnapshotMaker {

    private final String node;
    private final HostFacts facts;
    private final Thresholds thresholds;

    SnapshotMaker(String node, HostFacts facts, Thresholds thresholds) {
        this.node = node;
        this.facts = facts;
        this.thresholds = thresholds;
    }

    Snapshot between(Reading before, Reading after) {
        long nanos = after.nanos() - before.nanos();
        return new Snapshot(
                node,
                after.takenAt(),
                TimeUnit.NANOSECONDS.toMillis(nanos),
                host(after),
                before.cpu()
                        .flatMap(old -> after.cpu()
                                .map(now -> CpuShares.between(facts.cpuModel(), old, now, thresholds.cpu()))),
                after.memory().map(this::memory),
                after.memory().map(this::swap),
                after.pressure().map(this::pressure),
                after.fileSystems().stream().map(this::fileSystem).toList(),
                DeviceRates.disks(before.disks(), after.disks(), nanos),
                DeviceRates.networks(before.networks(), after.networks(), nanos),
                after.self().map(now -> self(before.self(), now, nanos)));
    }

    private Snapshot.Host host(Reading after) {
        Duration uptime = Duration.between(facts.bootedAt(), after.takenAt());
        return new Snapshot.Host(
                facts.hostname(),
                facts.operatingSystem(),
                facts.kernel(),
                facts.architecture(),
                facts.bootedAt(),
                uptime.toMillis(),
                Uptime.format(uptime));
    }

    private Snapshot.Memory memory(MemoryReading now) {
        long used = now.total() - now.available();
        OptionalDouble percent = Rates.percent(used, now.total());
        return new Snapshot.Memory(
                now.total(), used, now.available(), percent, thresholds.memory().level(percent));
    }

    private Snapshot.Swap swap(MemoryReading now) {
        OptionalDouble percent = Rates.percent(now.swapUsed(), now.swapTotal());
        return new Snapshot.Swap(
                now.swapTotal(), now.swapUsed(), percent, thresholds.swap().level(percent));
    }

    private Snapshot.Pressure pressure(PressureReading now) {
        Thresholds.Bounds bounds = thresholds.pressure();
        return new Snapshot.Pressure(
                now.cpuPercent(),
                bounds.level(now.cpuPercent()),
                now.memoryPercent(),
                bounds.level(now.memoryPercent()),
                now.ioPercent(),
                bounds.level(now.ioPercent()));
    }

    private Snapshot.FileSystem fileSystem(FileSystemReading now) {
        Optional<FileSystemReading.Space> space = now.space();
        OptionalDouble percent = space.map(found -> Rates.percent(used(found), used(found) + found.available()))
                .orElseGet(OptionalDouble::empty);
        return new Snapshot.FileSystem(
                now.mountPoint(),
                now.device(),
                now.type(),
                bytes(space.map(FileSystemReading.Space::total)),
                bytes(space.map(SnapshotMaker::used)),
                bytes(space.map(FileSystemReading.Space::available)),
                percent,
                thresholds.disk().level(percent),
                now.readOnly());
    }

    private static long used(FileSystemReading.Space space) {
        return space.total() - space.free();
    }

    private static Snapshot.Self self(Optional<SelfReading> before, SelfReading now, long nanos) {
        OptionalDouble cpu = before.map(old ->
                        Rates.perSecond(old.cpuTime().toNanos(), now.cpuTime().toNanos(), nanos))
                .orElseGet(OptionalDouble::empty);
        OptionalDouble percent =
                cpu.isPresent() ? OptionalDouble.of(Rates.rounded(cpu.getAsDouble() / 1e7)) : OptionalDouble.empty();
        return new Snapshot.Self(percent, now.residentBytes());
    }

    private static OptionalLong bytes(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
