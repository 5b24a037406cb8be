package io.totem.logs.recent;

import io.totem.api.logs.Level;
import io.totem.api.logs.RecentLine;
import io.totem.logs.file.Roots;
import io.totem.logs.journal.Journal;
import io.totem.logs.source.LogSource;
import io.totem.logs.source.SourceCatalog;
import io.totem.logs.source.SourceId;
import io.totem.platform.cache.CachedValue;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The newest errors and warnings over the sources that were written last. What it costs is bounded, and shared. */
@Singleton
final class RecentLines {

    static final int MAX_LINES = 100;
    static final Duration HOLDS = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(RecentLines.class);
    private static final int SOURCES = 10;
    private static final int SOURCES_OF_A_FOLDER = 3;
    private static final int FEWEST_OF_A_SOURCE = 2;
    private static final int WARNING = 4;
    private static final Comparator<TimedLine> NEWEST_FIRST =
            Comparator.comparing(TimedLine::when).reversed();

    private final SourceCatalog catalog;
    private final Roots roots;
    private final Map<Role, WarningLines> files = new EnumMap<>(Role.class);
    private final Journal journal;
    private final Map<Role, CachedValue<List<RecentLine>>> recent = new EnumMap<>(Role.class);

    RecentLines(
            SourceCatalog catalog,
            Roots roots,
            WarningLines forViewers,
            WarningLines forOperators,
            Journal journal,
            Clock clock) {
        this.catalog = catalog;
        this.roots = roots;
        this.files.put(Role.VIEWER, forViewers);
        this.files.put(Role.OPERATOR, forOperators);
        this.journal = journal;
        this.files.keySet().forEach(role -> recent.put(role, new CachedValue<>(clock, HOLDS, () -> read(role))));
    }

    /**
     * @param audience viewer or operator: whose sources are looked at
     * @return at least as grave as {@code level}, the newest first; of one source a quarter of the lines, and more only where
     *     others have none: whoever writes one log crowds out no other
     */
    List<RecentLine> newest(Role audience, Level level, int lines) {
        List<RecentLine> grave = recent.get(audience).get().stream()
                .filter(found ->
                        found.line().level().filter(one -> one.atLeast(level)).isPresent())
                .toList();
        return Shares.of(grave, RecentLine::source, Math.max(FEWEST_OF_A_SOURCE, lines / 4), lines);
    }

    private List<RecentLine> read(Role audience) {
        List<LogSource> open = catalog.list("").sources().stream()
                .filter(source -> source.readable() && audience.holds(source.role()) && !isDropped(source))
                .toList();
        List<LogSource> newestFirst = open.stream()
                .filter(source -> source.modifiedAt().isPresent())
                .sorted(Comparator.comparing(
                                (LogSource source) -> source.modifiedAt().orElseThrow())
                        .reversed())
                .toList();
        List<LogSource> newest = Shares.of(newestFirst, this::folder, SOURCES_OF_A_FOLDER, SOURCES);
        List<TimedLine> lines = new ArrayList<>(files.get(audience).of(newest));
        journals(open).forEach(source -> lines.addAll(journal(source)));
        return lines.stream().sorted(NEWEST_FIRST).map(TimedLine::shown).toList();
    }

    /** The folder below the root, which has one author; a file in the root itself stands for itself. */
    private Object folder(LogSource source) {
        return source.id() instanceof SourceId.File file ? roots.topFolder(file.path()) : source.id();
    }

    /** Dropped files carry the times and the words their sender wants: they must not crowd out this host's own. */
    private boolean isDropped(LogSource source) {
        return source.id() instanceof SourceId.File file && roots.isDropped(file.path());
    }

    /** The whole journal holds what its units hold; units count where only they are open. */
    private static List<LogSource> journals(List<LogSource> open) {
        List<LogSource> journals = open.stream()
                .filter(source -> source.id() instanceof SourceId.Journal)
                .toList();
        return journals.stream()
                .filter(source -> source.id().text().equals(SourceId.JOURNAL))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> journals.stream().limit(SOURCES).toList());
    }

    private List<TimedLine> journal(LogSource source) {
        Optional<String> unit = source.id() instanceof SourceId.Journal id ? id.unit() : Optional.empty();
        try {
            return journal.grave(unit, MAX_LINES, WARNING).stream()
                    .map(line -> TimedLine.of(source, line, Instant.EPOCH))
                    .toList();
        } catch (IOException e) {
            LOG.debugf("no recent lines of %s: %s", source.id().text(), e.getMessage());
            return List.of();
        }
    }
}
