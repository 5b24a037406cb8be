package io.totem.metrics.services;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Objects;

/**
 * A service and the names it goes by on different systems.
 *
 * @param name what people call it
 * @param units its systemd units, the most usual first
 * @param processes names of its processes; a trailing {@code *} stands for any ending. Empty when it has none
 * @param programs paths below the root folder, one of which exists where it is installed
 * @param quietWhenStopped installed with the system, used or not: while stopped it is shown only when configured
 */
record KnownService(
        String name,
        List<String> units,
        List<String> processes,
        List<String> programs,
        LocalizedText description,
        boolean quietWhenStopped) {

    KnownService {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        units = List.copyOf(units);
        processes = List.copyOf(processes);
        programs = List.copyOf(programs);
    }
}
