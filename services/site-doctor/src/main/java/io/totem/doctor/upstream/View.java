package io.totem.doctor.upstream;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files as nginx' workers see them.
 *
 * @param worker empty when none runs that root has started: then nobody knows as whom it would ask
 * @param root where those files begin, seen from this process
 * @param container the id of the container they are in; empty on the machine itself
 * @param tree which tree of files it is, where that is told
 */
record View(Optional<Worker> worker, Path root, Optional<String> container, Optional<String> tree) {

    /** Where this process finds what the workers know under that path. */
    Path seen(Path path) {
        return root.resolve(Path.of("/").relativize(path));
    }

    View in(Path otherRoot) {
        return new View(worker, otherRoot, container, tree);
    }

    /** The other way round. */
    Path known(Path seen) {
        return Path.of("/").resolve(root.relativize(seen));
    }
}
