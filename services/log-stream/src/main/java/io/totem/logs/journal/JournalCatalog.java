package io.totem.logs.journal;

import io.totem.logs.LogError;
import io.totem.logs.Messages;
import io.totem.logs.source.Listing;
import io.totem.logs.source.LogSource;
import io.totem.logs.source.SourceId;
import io.totem.logs.source.SourceProvider;
import io.totem.logs.source.SourceRoles;
import io.totem.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The journal, and each service in it, as sources. */
@Singleton
public final class JournalCatalog implements SourceProvider {

    private static final SourceId.Journal WHOLE = new SourceId.Journal(Optional.empty());

    private final JournalProbe probe;
    private final SourceRoles roles;

    JournalCatalog(JournalProbe probe, SourceRoles roles) {
        this.probe = probe;
        this.roles = roles;
    }

    @Override
    public Listing list() {
        if (!probe.isEnabled()) {
            return new Listing(List.of(), List.of());
        }
        JournalState state = probe.state();
        Stream<SourceId.Journal> units = state.units().stream().map(unit -> new SourceId.Journal(Optional.of(unit)));
        List<LogSource> sources = Stream.concat(Stream.of(WHOLE), units)
                .map(id -> source(id, state))
                .toList();
        return new Listing(sources, state.notes());
    }

    public boolean isReadable() {
        return probe.isEnabled() && probe.state().reason().isEmpty();
    }

    /** @throws ProblemException 403 with the reason, or 404 when the journal is switched off */
    public void checkReadable(SourceId.Journal id) {
        if (!probe.isEnabled()) {
            throw new ProblemException(LogError.SOURCE_UNKNOWN, Messages.text("problem.GONE", id.text()));
        }
        probe.state().reason().ifPresent(reason -> {
            throw new ProblemException(LogError.SOURCE_NOT_READABLE, reason);
        });
    }

    private LogSource source(SourceId.Journal id, JournalState state) {
        String name = id.unit().map(unit -> "journal " + unit).orElse("journal");
        return new LogSource(id, name, Optional.empty(), Optional.empty(), state.reason(), roles.ofJournal(id));
    }
}
