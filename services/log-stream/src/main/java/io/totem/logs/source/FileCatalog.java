package io.totem.logs.source;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.LogTexts;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.logs.file.Roots;
import io.totem.logs.file.TextCheck;
import io.totem.platform.caller.Role;
import io.totem.platform.text.Text;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final ContainerNames containers = new ContainerNames();

    FileCatalog(LogStreamConfig config, Roots roots, SourceRoles roles, FileGate gate) {
        this.config = config;
        this.roots = roots;
        this.roles = roles;
        this.gate = gate;
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
            return refused.reason() == Reason.GONE ? Optional.empty() : refused(seen, refused.reason());
        } catch (IOException failed) {
            return refused(seen, Reason.FAILED);
        }
    }

    /** What can still be told: of a link that leads out nothing but the link itself. */
    private Optional<LogSource> refused(Path seen, Reason reason) {
        Role role = roles.ofFile(seen);
        Optional<Text> sentence = Optional.of(sentence(reason));
        if (reason == Reason.OUTSIDE) {
            return Optional.of(source(seen, Optional.empty(), Optional.empty(), sentence, role));
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(seen, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Optional<Instant> modifiedAt =
                    Optional.of(attributes.lastModifiedTime().toInstant());
            return Optional.of(source(seen, Optional.of(attributes.size()), modifiedAt, sentence, role));
        } catch (IOException vanished) {
            return Optional.empty();
        }
    }

    private LogSource source(
            Path seen, Optional<Long> size, Optional<Instant> modifiedAt, Optional<Text> reason, Role role) {
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

    static Text sentence(Reason reason) {
        return LogTexts.of("refused." + reason.name());
    }
}
