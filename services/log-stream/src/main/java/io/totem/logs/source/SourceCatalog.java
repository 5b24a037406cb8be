package io.totem.logs.source;

import io.quarkus.arc.All;
import io.totem.api.text.LocalizedText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** All sources of this host. */
@Singleton
public final class SourceCatalog {

    private static final Comparator<LogSource> BY_NAME = Comparator.comparing(LogSource::name)
            .thenComparing(source -> source.id().text());

    private final List<SourceProvider> providers;

    SourceCatalog(@All List<SourceProvider> providers) {
        this.providers = providers;
    }

    /** @param search part of a name or id, in any case; empty for all */
    public Listing list(String search) {
        String wanted = search.toLowerCase(Locale.ROOT);
        List<LogSource> sources = new ArrayList<>();
        List<LocalizedText> notes = new ArrayList<>();
        for (SourceProvider provider : providers) {
            Listing listing = list(provider);
            listing.sources().stream().filter(source -> matches(source, wanted)).forEach(sources::add);
            notes.addAll(listing.notes());
        }
        sources.sort(BY_NAME);
        return new Listing(sources, notes);
    }

    private static Listing list(SourceProvider provider) {
        try {
            return provider.list();
        } catch (IOException e) {
            throw new UncheckedIOException("the sources cannot be listed", e);
        }
    }

    private static boolean matches(LogSource source, String wanted) {
        return source.name().toLowerCase(Locale.ROOT).contains(wanted)
                || source.id().text().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
