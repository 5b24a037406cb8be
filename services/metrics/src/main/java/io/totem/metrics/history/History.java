package io.totem.metrics.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What {@code /api/metrics/history} answers (docs/api.md).
 *
 * @param at the start of each step
 * @param series by {@link Series#key()}; empty (JSON's null) where nothing was measured
 */
public record History(
        String node,
        Instant from,
        Instant to,
        long stepMillis,
        List<Instant> at,
        Map<String, List<OptionalDouble>> series) {}
