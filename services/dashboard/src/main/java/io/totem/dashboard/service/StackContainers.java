package io.totem.dashboard.service;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.containers.ContainerView;
import io.totem.dashboard.page.Level;
import io.totem.dashboard.page.Query;
import java.util.Comparator;
import java.util.List;

/** The containers of Totem's own stack; none where Totem is no stack. What is wrong comes first. */
public record StackContainers(List<ContainerView> items) {

    public StackContainers {
        items = items.stream()
                .sorted(Comparator.comparing((ContainerView container) -> Shown.level(container) == Level.GOOD)
                        .thenComparing(Shown::label)
                        .thenComparing(ContainerView::name))
                .toList();
    }

    public long well() {
        return items.stream()
                .filter(container -> Shown.level(container) == Level.GOOD)
                .count();
    }

    /** What templates show of a container beside its fields. */
    @TemplateExtension
    static final class Shown {

        private Shown() {}

        static Level level(ContainerView container) {
            return switch (container.condition()) {
                case "healthy", "running" -> Level.GOOD;
                case "starting", "paused" -> Level.WARN;
                default -> Level.BAD;
            };
        }

        static String label(ContainerView container) {
            return container.service().orElse(container.name());
        }

        /** Where its output is read. */
        static String log(ContainerView container) {
            return "/logs?search=" + Query.encode(container.name());
        }
    }
}
