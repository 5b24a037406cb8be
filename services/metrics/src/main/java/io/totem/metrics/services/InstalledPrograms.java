package io.totem.metrics.services;

import java.nio.file.Files;
import java.nio.file.Path;

/** Which programs lie in the host's folders. */
final class InstalledPrograms {

    private final Path root;

    InstalledPrograms(Path root) {
        this.root = root;
    }

    /** @param path below the root folder, such as {@code usr/sbin/nginx} */
    boolean exist(String path) {
        return Files.exists(root.resolve(path));
    }
}
