package io.totem.api.metrics;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One service as {@code /api/services} answers it.
 *
 * @param unit empty when no unit is known for it
 * @param stateText what the state means here and what to do about it
 * @param since when it came into this state
 * @param sourceText how the state is known
 */
public record ServiceStatus(
        String name,
        Optional<String> unit,
        LocalizedText description,
        ServiceState state,
        LocalizedText stateText,
        Optional<Instant> since,
        StateSource source,
        LocalizedText sourceText,
        List<Integer> pids) {

    public ServiceStatus {
        pids = List.copyOf(pids);
    }
}
