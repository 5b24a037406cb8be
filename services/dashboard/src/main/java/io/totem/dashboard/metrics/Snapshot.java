package io.totem.dashboard.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the machine does now, as docs/api.md describes it. */
public record Snapshot(
        String node,
        Instant takenAt,
        Host host,
        Cpu cpu,
        Memory memory,
        Swap swap,
        Optional<Pressure> pressure,
        List<FileSystem> fileSystems,
        List<Network> networks,
        Self self) {

    public record Host(String hostname, String operatingSystem, String kernel, String architecture, String uptime) {

        /** The number of days in {@code 12D+03:44}. */
        public String days() {
            return uptime.contains("D") ? uptime.substring(0, uptime.indexOf('D')) : uptime;
        }

        /** The hours and minutes in {@code 12D+03:44}. */
        public String hours() {
            return uptime.substring(uptime.lastIndexOf('+') + 1);
        }
    }

    public record Cpu(
            String model,
            int logicalCores,
            Optional<Double> cpuPercent,
            Optional<Double> iowaitPercent,
            List<Double> load) {}

    public record Memory(long totalBytes, long usedBytes, long availableBytes, double usedPercent) {}

    public record Swap(long totalBytes, long usedBytes, Optional<Double> usedPercent) {}

    public record Pressure(Optional<Double> cpuPercent, Optional<Double> memoryPercent, Optional<Double> ioPercent) {}

    public record FileSystem(
            String mountPoint,
            long totalBytes,
            long usedBytes,
            long availableBytes,
            double usedPercent,
            boolean readOnly) {

        /** One that cannot be asked comes without sizes. */
        public boolean measured() {
            return totalBytes > 0;
        }
    }

    public record Network(
            String name,
            boolean up,
            boolean physical,
            Optional<Double> receiveBytesPerSecond,
            Optional<Double> transmitBytesPerSecond,
            Optional<Double> errorsPerSecond) {}

    public record Self(Optional<Double> cpuPercent, Optional<Long> residentBytes) {}

    public Snapshot {
        fileSystems = fileSystems == null ? List.of() : List.copyOf(fileSystems);
        networks = networks == null ? List.of() : List.copyOf(networks);
    }
}
