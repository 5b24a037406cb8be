package io.totem.logs.file;

import io.totem.api.logs.Cursor;
import io.totem.api.logs.LogLine;
import java.util.List;
import java.util.Objects;

/**
 * The end of a source.
 *
 * @param lines the oldest first
 * @param cursor the place behind them, where following goes on
 */
public record Tail(Cursor cursor, List<LogLine> lines) {

    public Tail {
        Objects.requireNonNull(cursor, "cursor");
        lines = List.copyOf(lines);
    }
}
