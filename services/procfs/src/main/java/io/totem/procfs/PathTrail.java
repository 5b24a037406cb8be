package io.totem.procfs;

import java.util.List;
import java.util.Optional;

/**
 * Where a path led: through which folders, link by link.
 *
 * @param lookups in order, those that links made necessary too
 * @param end the file itself; empty where the way ends before
 * @param gone the folder in which the next name was not found, where the way ends there
 * @param closed the mount that was not entered because it may not answer
 * @param stale whether a mount stood in the way that was not in the table: it is newer than that
 */
public record PathTrail(
        List<Lookup> lookups,
        Optional<PathNode> end,
        Optional<PathNode> gone,
        Optional<ProcessMount> closed,
        boolean stale) {

    /** A name that was looked up in a folder. */
    public record Lookup(PathNode folder, PathNode entry) {

        /** Whether something is mounted there: that name is held and can be neither renamed nor taken away (rename(2), EBUSY). */
        public boolean isMountPoint() {
            return folder.mount().number() != entry.mount().number();
        }

        /** Whether somebody may put something else in the place of what was found. */
        boolean lets(Principal somebody) {
            return !isMountPoint()
                    && letsAdd(folder, somebody)
                    && (!folder.status().isSticky()
                            || somebody.isUser(folder.status().owner())
                            || somebody.isUser(entry.status().owner()));
        }
    }

    public PathTrail {
        lookups = List.copyOf(lookups);
    }

    /** The folder or file by which somebody may put another content in the place of what the path leads to. */
    public Optional<PathNode> replaceableBy(Principal somebody) {
        for (Lookup lookup : lookups) {
            if (!lookup.folder().allows(somebody, PathNode.SEARCH)) {
                return Optional.empty();
            }
            if (lookup.lets(somebody)) {
                return Optional.of(lookup.folder());
            }
        }
        return end.filter(file -> isWritable(file, somebody))
                .or(() -> gone.filter(folder -> letsAdd(folder, somebody)));
    }

    /** The outermost folder on the way into which somebody may put files, on the file system that the path ends on; empty where that is not known. */
    public Optional<PathNode> opensTo(Principal somebody) {
        if (closed.isPresent()) {
            return Optional.empty();
        }
        Optional<PathNode> open = Optional.empty();
        boolean reached = true;
        for (Lookup lookup : lookups) {
            reached = reached && lookup.folder().allows(somebody, PathNode.SEARCH);
            if (lookup.isMountPoint()) {
                open = Optional.empty();
            } else if (reached && open.isEmpty() && letsAdd(lookup.folder(), somebody)) {
                open = Optional.of(lookup.folder());
            }
        }
        if (!reached) {
            return open;
        }
        return open.or(() -> gone.filter(folder -> letsAdd(folder, somebody)));
    }

    private static boolean letsAdd(PathNode folder, Principal somebody) {
        return folder.allows(somebody, PathNode.SEARCH) && isWritable(folder, somebody);
    }

    /** A mount that is read-only in the view of one process is not for others (systemd.exec(5), ProtectSystem=). */
    private static boolean isWritable(PathNode node, Principal somebody) {
        return !node.mount().isImmutable() && node.allows(somebody, PathNode.WRITE);
    }
}
