package io.totem.dashboard.service;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.page.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One container of Totem's own stack, as docs/api.md describes it. */
public record StackContainer(
        String name,
        Optional<String> service,
        String condition,
        LocalizedText conditionText,
        Optional<String> reason,
        int restarts,
        Optional<Instant> startedAt) {

    public Level level() {
        return switch (condition) {
            case "healthy", "running" -> Level.GOOD;
            case "starting", "paused" -> Level.WARN;
            default -> Level.BAD;
        };
    }

    public String label() {
        return service.orElse(name);
    }

    /** Where its output is read. */
    public String log() {
        return "/logs?search=" + Query.encode(name);
    }

    /** All of them; none where Totem is no stack. What is wrong comes first. */
    public record Containers(List<StackContainer> items) {

        public Containers {
            items = items.stream()
                    .sorted(Comparator.comparing((StackContainer container) -> container.level() == Level.GOOD)
                            .thenComparing(StackContainer::label)
                            .thenComparing(StackContainer::name))
                    .toList();
        }

        public long well() {
            return items.stream()
                    .filter(container -> container.level() == Level.GOOD)
                    .count();
        }
    }
}
