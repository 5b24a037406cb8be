package io.totem.policy.provenance;

import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The files as a process sees them, by {@code /proc/PID/root}. From there a link leads where it leads for that process:
 * an absolute one would lead out of it if the kernel followed it (proc(5)), so each is followed here.
 */
final class ProcessTree {

    /** As many links as path_resolution(7) follows. */
    private static final int MOST_LINKS = 40;

    private static final int MOST_NAMES = 256;

    /**
     * A file that is held.
     *
     * @param path where it lies, without links
     */
    record Found(String path, PathDescriptor file) implements AutoCloseable {

        @Override
        public void close() {
            file.close();
        }
    }

    private final Path root;

    /** @param root {@code /proc/PID/root}, or where the host's {@code /} is seen */
    ProcessTree(Path root) {
        this.root = root;
    }

    /**
     * @param path absolute, as that process sees it
     * @throws IOException when it is not there or may not be seen
     */
    Found find(String path) throws IOException {
        return find(normalised(path), MOST_LINKS);
    }

    /** From folder to folder; where a link is met, from the root again along the path that it makes. */
    private Found find(Path path, int linksLeft) throws IOException {
        PathDescriptor at = PathDescriptor.of(root);
        for (int i = 0; i < path.getNameCount(); i++) {
            Path name = path.getName(i);
            try (PathDescriptor folder = at) {
                at = folder.child(name.toString());
                if (isLink(at)) {
                    at.close();
                    if (linksLeft == 0) {
                        throw new NoSuchFileException(path.toString(), null, "too many links");
                    }
                    return find(
                            after(path, i, Files.readSymbolicLink(folder.path().resolve(name))), linksLeft - 1);
                }
            }
        }
        return new Found(path.toString(), at);
    }

    private static boolean isLink(PathDescriptor child) throws IOException {
        try {
            return child.status().isLink();
        } catch (IOException failure) {
            child.close();
            throw failure;
        }
    }

    /** What the path becomes when the link at this place in it is followed. */
    private static Path after(Path path, int link, Path target) throws IOException {
        Path before = link == 0 ? path.getRoot() : path.getRoot().resolve(path.subpath(0, link));
        Path now = before.resolve(target);
        if (link + 1 < path.getNameCount()) {
            now = now.resolve(path.subpath(link + 1, path.getNameCount()));
        }
        return normalised(now.toString());
    }

    private static Path normalised(String path) throws IOException {
        try {
            Path normal = Path.of(path).normalize();
            if (!normal.isAbsolute() || normal.getNameCount() > MOST_NAMES) {
                throw new NoSuchFileException(path);
            }
            return normal;
        } catch (InvalidPathException notInThisLocale) {
            throw new NoSuchFileException(path);
        }
    }
}
