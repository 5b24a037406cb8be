package io.totem.logs.recent;

import io.totem.api.logs.Level;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.FileKey;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.TailReader;
import io.totem.logs.source.LogSource;
import io.totem.logs.source.SourceId;
import io.totem.logs.source.SourceRoles;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The errors and warnings at the ends of files, for one audience. A file that has not changed is not read again. */
@Dependent
final class WarningLines {

    private static final Logger LOG = Logger.getLogger(WarningLines.class);
    private static final long BYTES = 64 * 1024;

    private record State(FileKey key, long size, Instant modifiedAt) {}

    private record Known(State state, List<TimedLine> lines) {}

    private final FileGate gate;
    private final SourceRoles roles;
    private final TailReader tails;
    private Map<SourceId.File, Known> known = new HashMap<>();

    WarningLines(FileGate gate, SourceRoles roles, TailReader tails) {
        this.gate = gate;
        this.roles = roles;
        this.tails = tails;
    }

    /** Forgets the files that are not asked for. */
    synchronized List<TimedLine> of(List<LogSource> sources) {
        Map<SourceId.File, Known> now = new HashMap<>();
        for (LogSource source : sources) {
            if (source.id() instanceof SourceId.File id) {
                read(source, id).ifPresent(found -> now.put(id, found));
            }
        }
        known = now;
        return now.values().stream().flatMap(found -> found.lines().stream()).toList();
    }

    private Optional<Known> read(LogSource source, SourceId.File id) {
        try (LogFile file = gate.open(id.path())) {
            if (roles.ofFile(file.real()) != source.role()) {
                return Optional.empty();
            }
            State state = new State(file.key(), file.size(), file.modifiedAt());
            Optional<Known> before = Optional.ofNullable(known.get(id))
                    .filter(found -> found.state().equals(state));
            return Optional.of(before.isPresent() ? before.get() : new Known(state, lines(source, file)));
        } catch (IOException vanished) {
            LOG.debugf("no recent lines of %s: %s", id.text(), vanished.getMessage());
            return Optional.empty();
        }
    }

    private List<TimedLine> lines(LogSource source, LogFile file) throws IOException {
        return tails.readLast(file, BYTES).stream()
                .filter(line ->
                        line.level().filter(level -> level.atLeast(Level.WARN)).isPresent())
                .map(line -> TimedLine.of(source, line, file.modifiedAt()))
                .toList();
    }
}
