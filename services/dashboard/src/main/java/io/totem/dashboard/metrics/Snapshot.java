package io.totem.dashboard.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the machine does now, as docs/api.md describes it. What the service could not read is empty, and never counts as zero. */
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
            Optional<String> model,
            Optional<Integer> logicalCores,
            Optional<Double> cpuPercent,
            Optional<Double> iowaitPercent,
            List<Double> load) {

        static final Cpu UNREAD =
                new Cpu(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public record Memory(
            Optional<Long> totalBytes,
            Optional<Long> usedBytes,
            Optional<Long> availableBytes,
            Optional<Double> usedPercent) {

        static final Memory UNREAD = new Memory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public record Swap(Optional<Long> totalBytes, Optional<Long> usedBytes, Optional<Double> usedPercent) {

        static final Swap UNREAD = new Swap(Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether it is known that there is none. */
        public boolean none() {
            return totalBytes.filter(bytes -> bytes == 0).isPresent();
        }
    }

    public record Pressure(Optional<Double> cpuPercent, Optional<Double> memoryPercent, Optional<Double> ioPercent) {}

    public record FileSystem(
            String mountPoint,
            Optional<Long> totalBytes,
            Optional<Long> usedBytes,
            Optional<Long> availableBytes,
            Optional<Double> usedPercent,
            boolean readOnly) {

        /** One that does not answer comes without sizes. */
        public boolean measured() {
            return usedPercent.isPresent();
        }
    }

    public record Network(
            String name,
            boolean up,
            boolean physical,
            Optional<Double> receiveBytesPerSecond,
            Optional<Double> transmitBytesPerSecond,
            Optional<Double> errorsPerSecond) {}

    public record Self(Optional<Double> cpuPercent, Optional<Long> residentBytes) {

        static final Self UNREAD = new Self(Optional.empty(), Optional.empty());
    }

    public Snapshot {
        cpu = Objects.requireNonNullElse(cpu, Cpu.UNREAD);
        memory = Objects.requireNonNullElse(memory, Memory.UNREAD);
        swap = Objects.requireNonNullElse(swap, Swap.UNREAD);
        self = Objects.requireNonNullElse(self, Self.UNREAD);
        fileSystems = fileSystems == null ? List.of() : List.copyOf(fileSystems);
        networks = networks == null ? List.of() : List.copyOf(networks);
    }
}
