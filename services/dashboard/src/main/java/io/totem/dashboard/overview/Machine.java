package io.totem.dashboard.overview;

import io.totem.api.metrics.Snapshot;
import io.totem.dashboard.metrics.Sparkline;
import io.totem.dashboard.metrics.Sparklines;
import io.totem.dashboard.page.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The five cards: the numbers of now, how they are judged, and the last hour. */
public record Machine(Snapshot now, Sparklines hour) {

    private static final int DISKS_SHOWN = 4;

    public OptionalDouble cpuPercent() {
        return now.cpu().map(Snapshot.Cpu::cpuPercent).orElse(OptionalDouble.empty());
    }

    public OptionalDouble memoryPercent() {
        return now.memory().map(Snapshot.Memory::usedPercent).orElse(OptionalDouble.empty());
    }

    /** Averages of 1, 5 and 15 minutes. */
    public List<Double> loads() {
        return now.cpu().map(Snapshot.Cpu::load).orElse(List.of());
    }

    public Level cpu() {
        return Level.of(now.cpu().flatMap(Snapshot.Cpu::level));
    }

    public Level memory() {
        return Level.of(now.memory().flatMap(Snapshot.Memory::level));
    }

    public Level swap() {
        return Level.of(now.swap().flatMap(Snapshot.Swap::level));
    }

    public Level load() {
        return Level.of(now.cpu().flatMap(Snapshot.Cpu::loadLevel));
    }

    public Level level(Optional<io.totem.api.metrics.Level> measured) {
        return Level.of(measured);
    }

    public Level level(io.totem.api.metrics.Level measured) {
        return Level.of(Optional.of(measured));
    }

    /** The number of days in {@code 12D+03:44}. */
    public String days() {
        String uptime = now.host().uptime();
        return uptime.contains("D") ? uptime.substring(0, uptime.indexOf('D')) : uptime;
    }

    /** The hours and minutes in {@code 12D+03:44}. */
    public String hours() {
        String uptime = now.host().uptime();
        return uptime.substring(uptime.lastIndexOf('+') + 1);
    }

    /** The fullest first: that is the one that will stop the machine. What nobody can write to never fills up. */
    public List<Snapshot.FileSystem> disks() {
        return now.fileSystems().stream()
                .filter(disk -> !disk.readOnly() && disk.usedPercent().isPresent())
                .sorted(Comparator.comparingDouble(
                                (Snapshot.FileSystem disk) -> disk.usedPercent().getAsDouble())
                        .reversed())
                .limit(DISKS_SHOWN)
                .toList();
    }

    /** What may fill up unseen. */
    public List<Snapshot.FileSystem> unmeasured() {
        return now.fileSystems().stream()
                .filter(disk -> !disk.readOnly() && disk.usedPercent().isEmpty())
                .limit(DISKS_SHOWN)
                .toList();
    }

    public Optional<Snapshot.FileSystem> fullest() {
        return disks().stream().findFirst();
    }

    /**
     * The interface that carries most, of those that are up and not the machine talking to itself: one with a device where
     * there is one, because what bridges and containers' pairs carry is a part of it or never leaves the machine.
     */
    public Optional<Snapshot.Network> network() {
        return now.networks().stream()
                .filter(network -> network.up() && !network.name().equals("lo"))
                .max(Comparator.comparing(Snapshot.Network::physical)
                        .thenComparingLong(
                                network -> network.receiveBytesPerSecond().orElse(0)
                                        + network.transmitBytesPerSecond().orElse(0)));
    }

    public Sparkline spark(String name) {
        return hour.of(name);
    }
}
