package io.totem.api.logs;

import java.util.List;

/**
 * What {@code /api/logs/recent} answers (docs/api.md).
 *
 * @param level the least grave that is told
 * @param items the newest first
 */
public record Recent(String node, Level level, List<RecentLine> items) {

    public Recent {
        items = List.copyOf(items);
    }
}
