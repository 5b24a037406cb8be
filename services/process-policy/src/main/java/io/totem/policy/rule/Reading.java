package io.totem.policy.rule;

import io.totem.api.rules.Condition;
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

    /** What was not measured holds for nothing. */
    boolean meets(Condition condition) {
        double measured = of(condition.field());
        return switch (condition.operator()) {
            case AT_LEAST -> measured >= condition.value();
            case MORE -> measured > condition.value();
            case AT_MOST -> measured <= condition.value();
            case LESS -> measured < condition.value();
        };
    }

    private double of(Condition.Field field) {
        return switch (field) {
            case CPU_PERCENT -> cpuPercent;
            case MEMORY_PERCENT -> memoryPercent;
            case MEMORY_BYTES -> memoryBytes;
            case AGE_SECONDS -> ageSeconds;
        };
    }
}
