package io.totem.logs.file;

import io.totem.logs.file.RefusedException.Reason;
import io.totem.procfs.FileStatus;
import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The way to a file below a root, gone from folder to folder by descriptors. A link counts only where it must be root's
 * own: in folders into which nobody else can write. The same holds for a second name of a file (a hard link).
 *
 * @param held what lies at the end
 * @param path by which it is reached, without a link below its root
 * @param folderIsOurs whether root alone could put it there
 */
record LogPath(PathDescriptor held, Path path, boolean folderIsOurs) implements AutoCloseable {

    private static final int MOST_LINKS = 8;

    /** @throws RefusedException when a link leads out, or is not one of root's */
    static LogPath resolve(Roots roots, Path seen) throws IOException {
        Path wanted = seen;
        for (int links = 0; links <= MOST_LINKS; links++) {
            Step step = new Walk(roots, wanted).go();
            switch (step) {
                case Step.Arrived(LogPath path) -> {
                    return path;
                }
                case Step.Link(Path target) -> wanted = target;
            }
        }
        throw new RefusedException(Reason.OUTSIDE);
    }

    @Override
    public void close() {
        held.close();
    }

    private sealed interface Step {
        record Arrived(LogPath path) implements Step {}

        record Link(Path target) implements Step {}
    }

    /** As far as the first link, or to the end. */
    private static final class Walk {

        private final Roots roots;
        private final Path root;
        private final Deque<String> names = new ArrayDeque<>();
        private Path path;
        private boolean ours;

        Walk(Roots roots, Path wanted) throws RefusedException {
            this.roots = roots;
            this.root = roots.rootOf(wanted).orElseThrow(() -> new RefusedException(Reason.OUTSIDE));
            root.relativize(wanted).forEach(name -> names.add(name.toString()));
            this.path = root;
        }

        Step go() throws IOException {
            PathDescriptor at = PathDescriptor.of(root);
            try {
                FileStatus status = at.status();
                ours = !roots.isDropped(root);
                while (!names.isEmpty()) {
                    ours &= status.isOursAlone();
                    String name = names.remove();
                    PathDescriptor folder = at;
                    at = folder.child(name);
                    try (folder) {
                        status = at.status();
                        if (status.isLink()) {
                            at.close();
                            return new Step.Link(target(folder, name));
                        }
                    }
                    path = path.resolve(name);
                }
                return new Step.Arrived(new LogPath(at, path, ours));
            } catch (IOException | RuntimeException e) {
                at.close();
                throw e;
            }
        }

        private Path target(PathDescriptor folder, String name) throws IOException {
            if (!ours) {
                throw new RefusedException(Reason.OUTSIDE);
            }
            Path target = path.resolve(Files.readSymbolicLink(folder.path().resolve(name)));
            for (String rest : names) {
                target = target.resolve(rest);
            }
            return roots.asConfigured(target.normalize()).orElseThrow(() -> new RefusedException(Reason.OUTSIDE));
        }
    }

    /** A file with several names may be somebody else's, put here by another name. */
    boolean mayBeForeign(FileStatus status) {
        return status.links() > 1 && !folderIsOurs;
    }
}
