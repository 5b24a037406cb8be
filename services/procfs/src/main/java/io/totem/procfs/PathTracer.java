package io.totem.procfs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows a path below a root, name by name and link by link, without ever leaving that root: an absolute link starts at
 * it again, as for the process that has it. Nothing is opened for reading, and no file system is asked that is not
 * {@link ProcessMount#isLocal() local}. For one path.
 */
public final class PathTracer implements AutoCloseable {

    /** As path_resolution(7) counts. */
    private static final int MOST_LINKS = 40;

    private static final int MOST_NAMES = 512;

    /** A folder on the way, held. */
    private record Held(PathDescriptor descriptor, PathNode node) {}

    private final ProcessMounts mounts;
    private final Deque<Held> way = new ArrayDeque<>();
    private final List<PathTrail.Lookup> lookups = new ArrayList<>();
    private final Deque<String> names = new ArrayDeque<>();
    private int links;

    private PathTracer(ProcessMounts mounts) {
        this.mounts = mounts;
    }

    /**
     * Follows a path.
     *
     * @param root such as {@code /proc/PID/root}, held by the caller and closed by him
     * @param path absolute, as seen from that root
     * @param mounts of a process with that root
     * @throws IOException where the root cannot be looked at
     */
    public static PathTrail trace(PathDescriptor root, String path, ProcessMounts mounts) throws IOException {
        try (PathTracer tracer = new PathTracer(mounts)) {
            return tracer.follow(root, path);
        }
    }

    private PathTrail follow(PathDescriptor root, String path) throws IOException {
        Optional<ProcessMount> mount = mounts.of(root.mountNumber());
        if (mount.isEmpty() || !mount.get().isLocal()) {
            return stopped(mount);
        }
        way.push(new Held(root, node("/", root, mount.get())));
        prepend(path);
        for (int i = 0; !names.isEmpty() && i < MOST_NAMES; i++) {
            String name = names.pop();
            if (name.equals("..")) {
                up();
            } else {
                Optional<PathTrail> over = down(name);
                if (over.isPresent()) {
                    return over.get();
                }
            }
        }
        return names.isEmpty()
                ? new PathTrail(lookups, Optional.of(way.peek().node()), Optional.empty(), Optional.empty(), false)
                : nowhere(Optional.empty());
    }

    /** Empty while there is more to follow. */
    private Optional<PathTrail> down(String name) {
        Held folder = way.peek();
        String path = (folder.node().path().equals("/") ? "" : folder.node().path()) + "/" + name;
        Optional<ProcessMount> here = mounts.at(path).filter(mount -> !mount.isLocal());
        if (here.isPresent()) {
            return Optional.of(stopped(here));
        }
        PathDescriptor child;
        try {
            child = folder.descriptor().child(name);
        } catch (IOException goneOrClosedToUs) {
            return Optional.of(nowhere(Optional.of(folder.node())));
        }
        try {
            return enter(folder.node(), child, path);
        } catch (IOException goneMeanwhile) {
            child.close();
            return Optional.of(nowhere(Optional.empty()));
        }
    }

    private Optional<PathTrail> enter(PathNode folder, PathDescriptor child, String path) throws IOException {
        Optional<ProcessMount> mount = mounts.of(child.mountNumber());
        if (mount.isEmpty() || !mount.get().isLocal()) {
            child.close();
            return Optional.of(stopped(mount));
        }
        PathNode found = node(path, child, mount.get());
        lookups.add(new PathTrail.Lookup(folder, found));
        if (!found.status().isLink()) {
            way.push(new Held(child, found));
            return Optional.empty();
        }
        return through(child);
    }

    private Optional<PathTrail> through(PathDescriptor link) throws IOException {
        String target;
        try (link) {
            target = link.target();
        }
        if (++links > MOST_LINKS) {
            return Optional.of(nowhere(Optional.empty()));
        }
        if (target.startsWith("/")) {
            while (way.size() > 1) {
                up();
            }
        }
        prepend(target);
        return Optional.empty();
    }

    private void up() {
        if (way.size() > 1) {
            way.pop().descriptor().close();
        }
    }

    private void prepend(String path) {
        Arrays.asList(path.split("/")).reversed().stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .forEach(names::push);
    }

    private PathTrail stopped(Optional<ProcessMount> mount) {
        return new PathTrail(lookups, Optional.empty(), Optional.empty(), mount, mount.isEmpty());
    }

    /** @param last the folder in which the next name was not found */
    private PathTrail nowhere(Optional<PathNode> last) {
        return new PathTrail(lookups, Optional.empty(), last, Optional.empty(), false);
    }

    private static PathNode node(String path, PathDescriptor held, ProcessMount mount) throws IOException {
        FileStatus status = held.status();
        return new PathNode(path, status, held.accessList(), status.isRegular() && held.hasCapabilities(), mount);
    }

    /** The root is the caller's. */
    @Override
    public void close() {
        while (way.size() > 1) {
            up();
        }
    }
}
