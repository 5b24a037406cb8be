package io.totem.api.logs;

import java.util.List;

/**
 * What the reverse proxy blocked in the last 24 hours, as {@code /api/logs/refused} answers it (docs/api.md).
 *
 * @param watched whether there is a reverse proxy whose log is read; the rest means nothing without one
 * @param reasons the most frequent first
 */
public record Refused(String node, boolean watched, long total, List<Count> reasons) {

    /** How often for one reason. */
    public record Count(Reason reason, long count) {}

    public Refused {
        reasons = List.copyOf(reasons);
    }
}
