package io.totem.api.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the machine did in one interval, as {@code /api/metrics/snapshot} answers it (docs/api.md). Empty is JSON's
 * {@code null}: not measured, or not there; so is the level of what was not measured.
 *
 * @param takenAt the end of the interval
 * @param intervalMillis how long the rates were measured
 */
public record Snapshot(
        String node,
        Instant takenAt,
        long intervalMillis,
        Host host,
        Optional<Cpu> cpu,
        Optional<Memory> memory,
        Optional<Swap> swap,
        Optional<Pressure> pressure,
        List<FileSystem> fileSystems,
        List<Disk> disks,
        List<Network> networks,
        Optional<Self> self) {

    /** @param uptime as {@code 12D+03:44}: days, hours, minutes */
    public record Host(
            String hostname,
            String operatingSystem,
            String kernel,
            String architecture,
            Instant bootedAt,
            long uptimeMillis,
            String uptime) {}

    /**
     * Shares of all cores together, 0–100.
     *
     * @param cpuPercent everything but idle and iowait
     * @param level of cpuPercent
     * @param perCorePercent the same of each core alone
     * @param load averages of 1, 5 and 15 minutes
     * @param loadLevel of the first, over the number of cores: all of them just busy counts as 100 percent
     */
    public record Cpu(
            String model,
            int logicalCores,
            OptionalDouble cpuPercent,
            Optional<Level> level,
            OptionalDouble userPercent,
            OptionalDouble systemPercent,
            OptionalDouble iowaitPercent,
            OptionalDouble stealPercent,
            List<OptionalDouble> perCorePercent,
            List<Double> load,
            Optional<Level> loadLevel) {}

    /** @param usedBytes total − available */
    public record Memory(
            long totalBytes, long usedBytes, long availableBytes, OptionalDouble usedPercent, Optional<Level> level) {}

    /** @param usedPercent empty on a machine without swap */
    public record Swap(long totalBytes, long usedBytes, OptionalDouble usedPercent, Optional<Level> level) {}

    /** Share of the last 10 seconds in which something waited for the resource. */
    public record Pressure(
            double cpuPercent,
            Level cpuLevel,
            double memoryPercent,
            Level memoryLevel,
            double ioPercent,
            Level ioLevel) {}

    /** @param usedPercent of what an ordinary user can have, as df(1) counts it */
    public record FileSystem(
            String mountPoint,
            String device,
            String type,
            OptionalLong totalBytes,
            OptionalLong usedBytes,
            OptionalLong availableBytes,
            OptionalDouble usedPercent,
            Optional<Level> level,
            boolean readOnly) {}

    /** @param busyPercent share of the interval with at least one request in flight */
    public record Disk(
            String name,
            OptionalLong readBytesPerSecond,
            OptionalLong writeBytesPerSecond,
            OptionalDouble readsPerSecond,
            OptionalDouble writesPerSecond,
            OptionalDouble busyPercent) {}

    /** @param physical whether a device stands behind it; bridges, tunnels and containers' pairs have none */
    public record Network(
            String name,
            boolean up,
            boolean physical,
            OptionalLong receiveBytesPerSecond,
            OptionalLong transmitBytesPerSecond,
            OptionalDouble errorsPerSecond) {}

    /** @param cpuPercent of one core, so 200 for two busy ones */
    public record Self(OptionalDouble cpuPercent, OptionalLong residentBytes) {}

    public Snapshot {
        fileSystems = List.copyOf(fileSystems);
        disks = List.copyOf(disks);
        networks = List.copyOf(networks);
    }
}
