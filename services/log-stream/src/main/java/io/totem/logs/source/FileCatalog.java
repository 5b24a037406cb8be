package io.totem.logs.source;

import io.totem.api.text.LocalizedText;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.Messages;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.logs.file.Roots;
import io.totem.logs.file.TextCheck;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files under the roots as sources, each with what stands against reading it. */
@Singleton
public final class FileCatalog implements SourceProvider {

    private final LogStreamConfig config;
    private final Roots roots;
    private final SourceRoles roles;
    private final FileGate gate;
    private final ContainerNames containers;

    FileCatalog(LogStreamConfig config, Roots roots, SourceRoles roles, FileGate gate) {
        this.config = config;
        this.roots = roots;
        this.roles = roles;
        this.gate = gate;
        this.containers = new ContainerNames(gate);
    }

    @Override
    public Listing list() throws IOException {
        RootWalk walk = new RootWalk(roots, config);
        walk.run();
        List<LogSource> sources =
                walk.found().stream().flatMap(path -> describe(path).stream()).toList();
        return new Listing(sources, walk.notes());
    }

    /** Empty when it vanished meanwhile. */
    private Optional<LogSource> describe(Path seen) {
        try (LogFile file = gate.open(seen)) {
            return Optional.of(source(
                    seen,
                    Optional.of(file.size()),
                    Optional.of(file.modifiedAt()),
                    TextCheck.refusal(file).map(FileCatalog::sentence),
                    roles.ofFile(file.real())));
        } catch (RefusedException refused) {
            return refused.reason() == Reason.GONE ? Optional.empty() : Optional.of(refused(seen, refused.reason()));
        } catch (IOException failed) {
            return Optional.of(refused(seen, Reason.FAILED));
        }
    }

    /** Of what may not be opened nothing is told but that it is there: it may be somebody else's. */
    private LogSource refused(Path seen, Reason reason) {
        return source(seen, Optional.empty(), Optional.empty(), Optional.of(sentence(reason)), roles.ofFile(seen));
    }

    private LogSource source(
            Path seen, Optional<Long> size, Optional<Instant> modifiedAt, Optional<LocalizedText> reason, Role role) {
        return new LogSource(new SourceId.File(seen), name(seen), size, modifiedAt, reason, role);
    }

    /** A container's name, or the path below its root: what tells sources apart and is short. */
    private String name(Path seen) {
        return containers.of(seen).orElseGet(() -> (roots.isDropped(seen) ? "drop: " : "") + belowRoot(seen));
    }

    private String belowRoot(Path seen) {
        return roots.folders().stream()
                .filter(seen::startsWith)
                .findFirst()
                .map(root -> root.relativize(seen))
                .orElse(seen)
                .toString();
    }

    static LocalizedText sentence(Reason reason) {
        return Messages.text("refused." + reason.name());
    }
}
