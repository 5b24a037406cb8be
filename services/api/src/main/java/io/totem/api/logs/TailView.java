package io.totem.api.logs;

import java.util.List;

/**
 * The last lines of one source, as {@code /api/logs/tail} answers them (docs/api.md).
 *
 * @param cursor the place behind them, where following goes on
 * @param lines the oldest first
 */
public record TailView(String node, String source, Cursor cursor, List<LogLine> lines) {

    public TailView {
        lines = List.copyOf(lines);
    }
}
