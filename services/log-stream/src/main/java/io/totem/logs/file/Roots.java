package io.totem.logs.file;

import io.totem.logs.LogStreamConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders whose files are sources, and the globs that choose among them. */
@Singleton
public final class Roots {

    /** Not a container's id of 64 digits. */
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z][\\w.-]{0,30}");

    private final List<Path> folders;
    private final List<PathMatcher> includes;
    private final Optional<Path> drop;

    public Roots(LogStreamConfig config) {
        this.folders = config.roots().stream()
                .map(root -> Path.of(root).toAbsolutePath().normalize())
                .distinct()
                .toList();
        this.includes = config.include().stream().map(Roots::glob).toList();
        this.drop = config.drop().map(folder -> Path.of(folder).toAbsolutePath().normalize());
    }

    public List<Path> folders() {
        return folders;
    }

    /** By its name alone, without a look at the disk: a path outside must not even be asked about. */
    public boolean names(Path seen) {
        return rootOf(seen).isPresent();
    }

    public boolean includes(Path seen) {
        return includes.stream().anyMatch(glob -> glob.matches(seen));
    }

    /** Whether somebody put it there from outside: it says nothing about this host. */
    public boolean isDropped(Path seen) {
        return drop.filter(seen::startsWith).isPresent();
    }

    /** The root that a path lies in by its name. */
    public Optional<Path> rootOf(Path seen) {
        return folders.stream()
                .filter(root -> seen.startsWith(root) && !seen.equals(root))
                .findFirst();
    }

    /** The first step from its root to a path: a folder of one service, or the file itself. */
    public Path topFolder(Path seen) {
        return rootOf(seen)
                .map(root -> root.resolve(root.relativize(seen).getName(0)))
                .orElse(seen);
    }

    /** A path below a root as the configuration would write it: the root itself may be a link. Empty when it is below none. */
    Optional<Path> asConfigured(Path target) {
        if (names(target)) {
            return Optional.of(target);
        }
        return folders.stream()
                .flatMap(root -> real(root)
                        .filter(real -> target.startsWith(real) && !target.equals(real))
                        .map(real -> root.resolve(real.relativize(target)))
                        .stream())
                .findFirst();
    }

    /** The name of the folder a file lies in, as a program's name: {@code nginx} of /var/log/nginx/error.log. */
    Optional<String> home(Path seen) {
        Path folder = seen.getParent();
        return Optional.of(folder)
                .filter(parent -> !folders.contains(parent))
                .map(parent -> parent.getFileName().toString())
                .filter(name -> PROGRAM.matcher(name).matches());
    }

    public static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    private static Optional<Path> real(Path root) {
        try {
            return Optional.of(root.toRealPath());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
