package io.totem.doctor.upstream;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One name on the way to a socket, as {@code namei -l} would show it.
 *
 * @param mode type and permission bits (inode(7))
 */
public record PathStep(Path path, int mode, int uid, int gid, String owner, String group) {

    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;
    private static final int LINK = 0120000;
    private static final int PERMISSIONS = 07777;
    private static final int WRITE_OF_OTHERS = 022;
    private static final int ROOT = 0;
    /** As many as the kernel follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    /**
     * What there is of a path in a tree of files, from the top on; the last step is not the path itself where that does
     * not exist. Links are followed as somebody in that tree would: Java knows its own tree only.
     *
     * @param root where the tree begins
     */
    static List<PathStep> to(Path root, Path path) throws IOException {
        Deque<Path> left = names(path);
        List<PathStep> steps = new ArrayList<>(List.of(top(root)));
        for (int links = 0; !left.isEmpty() && links < MOST_LINKS; ) {
            Path name = left.removeFirst();
            if (name.toString().equals("..")) {
                if (steps.size() > 1) {
                    steps.removeLast();
                }
                continue;
            }
            Path next = steps.getLast().path().resolve(name);
            Optional<PathStep> step = at(next);
            if (step.isEmpty()) {
                return steps;
            }
            if (step.get().isLink()) {
                links++;
                Path to = Files.readSymbolicLink(next);
                names(to).reversed().forEach(left::addFirst);
                if (to.isAbsolute()) {
                    steps = new ArrayList<>(List.of(top(root)));
                }
            } else {
                steps.add(step.get());
            }
        }
        return steps;
    }

    /** {@code /proc/PID/root} is itself a link. */
    private static PathStep top(Path root) throws IOException {
        return of(root, new LinkOption[0]);
    }

    private static Deque<Path> names(Path path) {
        Deque<Path> names = new ArrayDeque<>();
        path.forEach(names::add);
        return names;
    }

    private static Optional<PathStep> at(Path path) throws IOException {
        try {
            return Optional.of(of(path));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (FileSystemException notAFolder) {
            if (notAFolder instanceof AccessDeniedException) {
                throw notAFolder;
            }
            return Optional.empty();
        }
    }

    static PathStep of(Path path) throws IOException {
        return of(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static PathStep of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,gid,owner,group", options);
        return new PathStep(
                path,
                (int) attributes.get("mode"),
                (int) attributes.get("uid"),
                (int) attributes.get("gid"),
                attributes.get("owner").toString(),
                attributes.get("group").toString());
    }

    private boolean isLink() {
        return (mode & TYPE) == LINK;
    }

    public boolean isSocket() {
        return (mode & TYPE) == SOCKET;
    }

    /** Whether nobody but its owner may put entries into it, or take them out. */
    public boolean isOwnersAlone() {
        return (mode & WRITE_OF_OTHERS) == 0;
    }

    boolean isRootsAlone() {
        return uid == ROOT && isOwnersAlone();
    }

    /** {@code 750}. */
    public String permissions() {
        return String.format(java.util.Locale.ROOT, "%o", mode & PERMISSIONS);
    }
}
