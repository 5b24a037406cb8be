package io.totem.metrics.host;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The counters of one moment. What could not be read is empty; an empty list means that there is none.
 *
 * @param takenAt the wall clock's time, for people
 * @param nanos {@link System#nanoTime()} of the same moment, for intervals: it never jumps
 */
public record Reading(
        Instant takenAt,
        long nanos,
        Optional<CpuReading> cpu,
        Optional<MemoryReading> memory,
        Optional<PressureReading> pressure,
        List<FileSystemReading> fileSystems,
        List<DiskCounters> disks,
        List<NetworkCounters> networks,
        Optional<SelfReading> self) {

    public Reading {
        Objects.requireNonNull(takenAt, "takenAt");
        fileSystems = List.copyOf(fileSystems);
        disks = List.copyOf(disks);
        networks = List.copyOf(networks);
    }
}
