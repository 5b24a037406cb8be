package io.totem.procfs;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the watched host's file systems are seen from here: {@code /proc}, {@code /sys} and {@code /} on a bare host,
 * {@code /host/proc}, … in a container. Everything read about the host goes through one of these.
 */
public record HostRoot(Path proc, Path sys, Path root) {

    public HostRoot {
        Objects.requireNonNull(proc, "proc");
        Objects.requireNonNull(sys, "sys");
        Objects.requireNonNull(root, "root");
    }

    /** The machine this process runs on, seen directly. */
    public static HostRoot local() {
        return new HostRoot(Path.of("/proc"), Path.of("/sys"), Path.of("/"));
    }
}
