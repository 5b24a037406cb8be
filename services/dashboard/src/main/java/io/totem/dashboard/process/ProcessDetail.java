package io.totem.dashboard.process;

import io.totem.api.text.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One process and what is around it. */
public record ProcessDetail(
        String node,
        Instant takenAt,
        ProcessEntry process,
        Optional<Relative> parent,
        List<Relative> children,
        Optional<Supervisor> supervisor,
        Optional<KnownPolicy> policy) {

    public record Relative(String identity, int pid, String name) {}

    /** Who starts it again when it ends, and how to stop that, where a command can be copied. */
    public record Supervisor(String kind, String name, LocalizedText text, Optional<String> stopCommand) {}

    /** The entry of the dictionary that explains it. */
    public record KnownPolicy(String name, String platform) {}

    public ProcessDetail {
        children = children == null ? List.of() : List.copyOf(children);
    }
}
