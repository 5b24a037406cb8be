package io.totem.dashboard.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import io.totem.dashboard.page.Level;
import java.util.List;

/**
 * The machine's ports that no visible process owns.
 *
 * @param total how many there are
 * @param items the gravest of them
 */
public record UnownedPorts(int total, List<Item> items) {

    static final UnownedPorts NONE = new UnownedPorts(0, List.of());

    /** One of them. */
    public record Item(
            String protocol,
            String address,
            int port,
            @JsonProperty("public") boolean open,
            Reach reach,
            String severity,
            LocalizedText title,
            LocalizedText why,
            LocalizedText todo) {

        public Level level() {
            return switch (severity) {
                case "danger" -> Level.BAD;
                case "caution" -> Level.WARN;
                default -> Level.NONE;
            };
        }
    }

    public UnownedPorts {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** How many more there are than are shown. */
    public int more() {
        return Math.max(0, total - items.size());
    }
}
