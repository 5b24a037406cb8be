package io.totem.api.logs;

import io.totem.api.text.LocalizedText;
import java.util.List;

/**
 * A page of what {@code /api/logs/sources} lists (docs/api.md).
 *
 * @param notes what the whole list leaves out, and why
 */
public record Sources(
        String node, int page, int size, long pages, long total, List<SourceView> items, List<LocalizedText> notes) {

    public Sources {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }
}
