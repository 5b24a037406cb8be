package io.totem.api.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What {@code /api/metrics/history} answers (docs/api.md).
 *
 * @param at the start of each step
 * @param series by name: cpuPercent, memoryUsedPercent, load1, receiveBytesPerSecond, transmitBytesPerSecond, diskReadBytesPerSecond,
 *     diskWriteBytesPerSecond; a value is empty (JSON's null) where nothing was measured
 */
public record History(
        String node,
        Instant from,
        Instant to,
        long stepMillis,
        List<Instant> at,
        Map<String, List<OptionalDouble>> series) {}
