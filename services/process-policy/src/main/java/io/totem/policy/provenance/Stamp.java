package io.totem.policy.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When the files of a database changed last, and how large they are.
 *
 * @param newest of the times
 */
record Stamp(List<Long> sizes, List<Instant> times, Instant newest) {

    Stamp {
        sizes = List.copyOf(sizes);
        times = List.copyOf(times);
        Objects.requireNonNull(newest, "newest");
    }

    /** Empty unless the first is there; of the others those that are count. */
    static Optional<Stamp> of(Path first, Path... others) {
        List<Long> sizes = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        if (!add(first, sizes, times)) {
            return Optional.empty();
        }
        for (Path other : others) {
            add(other, sizes, times);
        }
        return Optional.of(
                new Stamp(sizes, times, times.stream().max(Instant::compareTo).orElseThrow()));
    }

    private static boolean add(Path file, List<Long> sizes, List<Instant> times) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            sizes.add(found.size());
            times.add(found.lastModifiedTime().toInstant());
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }
}
