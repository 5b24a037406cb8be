package io.totem.policy.rule;

import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.time.Instant;

/** What a condition may measure of a process; NaN, which no comparison holds for, where it was not measured. */
record Reading(double cpuPercent, double memoryPercent, double memoryBytes, double ageSeconds) {

    static Reading of(ProcessSample process, Instant now) {
        return new Reading(
                process.cpuPercent().orElse(Double.NaN),
                process.memoryPercent(),
                process.residentBytes(),
                Duration.between(process.startedAt(), now).toMillis() / 1000.0);
    }

    double of(Condition.Field field) {
        return switch (field) {
            case CPU_PERCENT -> cpuPercent;
            case MEMORY_PERCENT -> memoryPercent;
            case MEMORY_BYTES -> memoryBytes;
            case AGE_SECONDS -> ageSeconds;
        };
    }
}
