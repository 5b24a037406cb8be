package io.totem.dashboard.metrics;

import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The configured services of the machine and how it is known how they are, as docs/api.md describes it. */
public record ServiceList(String node, String source, LocalizedText sourceText, List<State> services) {

    public record State(
            String name,
            Optional<String> unit,
            LocalizedText description,
            String state,
            LocalizedText stateText,
            Optional<Instant> since,
            String source,
            LocalizedText sourceText,
            List<Integer> pids) {

        public State {
            pids = pids == null ? List.of() : List.copyOf(pids);
        }

        public Level level() {
            return switch (state) {
                case "active" -> Level.GOOD;
                case "failed" -> Level.BAD;
                default -> Level.NONE;
            };
        }
    }

    public ServiceList {
        services = services.stream()
                .sorted(Comparator.comparingInt(service -> order(service.state())))
                .toList();
    }

    /** What failed comes first, what runs next, what is not there last. */
    private static int order(String state) {
        return switch (state) {
            case "failed" -> 0;
            case "active" -> 1;
            case "inactive" -> 2;
            default -> 3;
        };
    }
}
