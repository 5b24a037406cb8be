package io.totem.dashboard.overview;

import io.totem.dashboard.metrics.Snapshot;
import io.totem.dashboard.metrics.Sparkline;
import io.totem.dashboard.metrics.Sparklines;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.page.Thresholds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The five cards: the numbers of now, how they are judged, and the last hour. */
public record Machine(Snapshot now, Sparklines hour, Thresholds thresholds) {

    private static final int DISKS_SHOWN = 4;

    public Level cpu() {
        return thresholds.cpu().level(now.cpu().cpuPercent());
    }

    public Level memory() {
        return thresholds.memory().level(now.memory().usedPercent());
    }

    public Level swap() {
        return thresholds.swap().level(now.swap().usedPercent());
    }

    public Level disk(Snapshot.FileSystem disk) {
        return thresholds.disk().level(disk.usedPercent());
    }

    public Level pressure(Optional<Double> percent) {
        return thresholds.pressure().level(percent);
    }

    /** Load over the number of cores, in percent: 100 is a machine that is just busy. */
    public Level load(double load) {
        return thresholds.cpu().level(now.cpu().logicalCores().map(cores -> Math.min(100, load * 100 / cores)));
    }

    /** The fullest first: that is the one that will stop the machine. What nobody can write to never fills up. */
    public List<Snapshot.FileSystem> disks() {
        return now.fileSystems().stream()
                .filter(disk -> !disk.readOnly() && disk.measured())
                .sorted(Comparator.comparing(disk -> disk.usedPercent().orElseThrow(), Comparator.reverseOrder()))
                .limit(DISKS_SHOWN)
                .toList();
    }

    /** What may fill up unseen. */
    public List<Snapshot.FileSystem> unmeasured() {
        return now.fileSystems().stream()
                .filter(disk -> !disk.readOnly() && !disk.measured())
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
                        .thenComparingDouble(
                                network -> network.receiveBytesPerSecond().orElse(0.0)
                                        + network.transmitBytesPerSecond().orElse(0.0)));
    }

    public Sparkline spark(String name) {
        return hour.of(name);
    }
}
