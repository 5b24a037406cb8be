package io.totem.logs.source;

import io.totem.api.text.LocalizedText;
import java.util.List;

/**
 * The sources of this host, by name.
 *
 * @param notes what the list leaves out, and why
 */
public record Listing(List<LogSource> sources, List<LocalizedText> notes) {

    public Listing {
        sources = List.copyOf(sources);
        notes = List.copyOf(notes);
    }
}
