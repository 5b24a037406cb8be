package io.totem.policy.provenance;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The package databases of the host, whichever it has. It reads files and takes its time: for background threads. Several
 * may ask at once, and none waits for another.
 */
final class Packages {

    private static final Logger LOG = Logger.getLogger(Packages.class);

    /** How old an answer may be that compares the databases with what was read of them. */
    private static final long LOOKED_AT_FOR = Duration.ofSeconds(1).toNanos();

    /** A running update changes them every moment: they are read again when it has paused, or after this time. */
    private static final long READ_EVERY = Duration.ofSeconds(30).toNanos();

    /** A database that has changed at every look for longer than an update takes is taken as it was read last, half a minute ago at most. */
    static final Duration LONGEST_UPDATE = Duration.ofMinutes(15);

    private static final int MOST_ANSWERS = 10_000;

    /**
     * One of these belongs to a package wherever a database is the system's own. Where none does the database is another
     * system's (the tools of rpm on Debian), or what is seen of it is not the whole.
     */
    private static final List<String> ALWAYS_OWNED = List.of(
            "/usr/bin/env",
            "/bin/busybox",
            "/usr/bin/busybox",
            "/usr/bin/coreutils",
            "/usr/lib/systemd/systemd",
            "/lib/systemd/systemd");

    private record Indexed(PackageDatabase database, PackageIndex index) {}

    /**
     * What was read at one time.
     *
     * @param stamps of the databases just before
     * @param complete whether a path that is not in it belongs to nobody
     * @param answers that were given since
     */
    private record Reading(
            List<Optional<Stamp>> stamps,
            List<Indexed> databases,
            FolderLinks links,
            boolean complete,
            long atNanos,
            Map<String, Ownership> answers) {

        static Reading nothing(FolderLinks links, long atNanos) {
            return new Reading(List.of(), List.of(), links, false, atNanos, Map.of());
        }
    }

    private final HostRoot host;
    private final PackageLocks locks;
    private final LongSupplier nanoTime;
    private volatile Reading reading;
    private volatile List<Optional<Stamp>> seen = List.of();
    private volatile long seenAt;
    private volatile long pausedAt;
    private final AtomicInteger generation = new AtomicInteger();

    Packages(HostRoot host, LongSupplier nanoTime) {
        this.host = host;
        this.locks = new PackageLocks(host);
        this.nanoTime = nanoTime;
        this.reading = Reading.nothing(FolderLinks.of(host), nanoTime.getAsLong() - READ_EVERY);
        this.seenAt = nanoTime.getAsLong() - LOOKED_AT_FOR;
        this.pausedAt = nanoTime.getAsLong();
    }

    /** Grows whenever the databases were read anew: what was answered before may be wrong. */
    int generation() {
        return generation.get();
    }

    /** Compares the databases with what was read of them, and reads them again where they changed. */
    void refresh() {
        if (nanoTime.getAsLong() - seenAt >= LOOKED_AT_FOR) {
            compare();
        }
    }

    /** Whether a package system works at this moment, or has since they were read. */
    boolean areChanging() {
        if (locks.mayBeHeld()) {
            return true;
        }
        compare();
        return !reading.stamps().equals(seen);
    }

    private void compare() {
        long now = nanoTime.getAsLong();
        List<PackageDatabase> databases = databases(reading.links());
        List<Optional<Stamp>> stamps =
                databases.stream().map(PackageDatabase::stamp).toList();
        boolean paused = stamps.equals(seen);
        seen = stamps;
        seenAt = now;
        if (paused) {
            pausedAt = now;
        }
        Reading before = reading;
        boolean first = before.stamps().isEmpty();
        if (!stamps.equals(before.stamps()) && (first || paused || now - before.atNanos() >= READ_EVERY)) {
            reading = read(stamps, now);
            generation.incrementAndGet();
        }
    }

    /** Who owns this path, of the host, without links in it. */
    Ownership find(String path) {
        refresh();
        Reading now = reading;
        String canonical = now.links().canonical(path);
        boolean current = now.stamps().equals(seen) || nanoTime.getAsLong() - pausedAt > LONGEST_UPDATE.toNanos();
        Ownership known = now.answers().get(canonical);
        if (known != null && current) {
            return known;
        }
        Ownership answer = ask(canonical, now, current);
        boolean sure = !(answer instanceof Ownership.Unknown);
        if (sure && current && now.answers().size() < MOST_ANSWERS) {
            now.answers().put(canonical, answer);
        }
        return answer;
    }

    /** Whether the host has no package database that can be read here. */
    boolean none() {
        return reading.databases().isEmpty();
    }

    /** When one of them changed last; empty where there is none. */
    Optional<Instant> changedAt() {
        return seen.stream().flatMap(Optional::stream).map(Stamp::newest).max(Instant::compareTo);
    }

    /** How many paths are in the indexes. */
    int paths() {
        return reading.databases().stream()
                .mapToInt(indexed -> indexed.index().paths())
                .sum();
    }

    /** Owned by nobody is only what has no package by another name either. */
    private static Ownership ask(String path, Reading now, boolean current) {
        Ownership answer = look(path, now, current);
        boolean elsewhere = answer instanceof Ownership.Unowned
                && now.links()
                        .unseenName(path)
                        .filter(name -> !(look(name, now, current) instanceof Ownership.Unowned))
                        .isPresent();
        return elsewhere ? Ownership.UNKNOWN : answer;
    }

    private static Ownership look(String path, Reading now, boolean current) {
        boolean certain = now.complete() && current;
        for (Indexed indexed : now.databases()) {
            try {
                Optional<PackagedFile> file = look(path, indexed);
                if (file.isPresent()) {
                    return new Ownership.Owned(file.get());
                }
                certain &= !indexed.database().leftToAdmin(path);
            } catch (IOException | RuntimeException failure) {
                LOG.debugf(failure, "a package database could not be asked for %s", path);
                certain = false;
            }
        }
        return certain ? Ownership.UNOWNED : Ownership.UNKNOWN;
    }

    private static Optional<PackagedFile> look(String path, Indexed indexed) throws IOException {
        for (String listed : indexed.database().listedAs(path)) {
            for (String key : indexed.index().candidates(listed)) {
                Optional<PackagedFile> file = indexed.database().find(key, listed, path);
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    private List<PackageDatabase> databases(FolderLinks links) {
        Path root = host.root();
        return List.of(
                new DpkgDatabase(root.resolve("var/lib/dpkg"), links),
                new ApkDatabase(first(root, "lib/apk/db/installed", "usr/lib/apk/db/installed"), links),
                new PacmanDatabase(root.resolve("var/lib/pacman/local"), links),
                new RpmDatabase(first(root, "var/lib/rpm/rpmdb.sqlite", "usr/lib/sysimage/rpm/rpmdb.sqlite"), links));
    }

    /** Of two places that a database may have the one where it is; often one is a link to the other. */
    private static Path first(Path root, String one, String other) {
        return Files.exists(root.resolve(one)) ? root.resolve(one) : root.resolve(other);
    }

    private Reading read(List<Optional<Stamp>> stamps, long now) {
        FolderLinks links = FolderLinks.of(host);
        List<Indexed> indexed = new ArrayList<>();
        boolean complete = true;
        List<PackageDatabase> databases = databases(links);
        for (int i = 0; i < databases.size(); i++) {
            if (stamps.get(i).isPresent()) {
                PackageIndex index = index(databases.get(i), links);
                complete &= index.complete();
                indexed.add(new Indexed(databases.get(i), index));
            }
        }
        boolean own = indexed.stream().anyMatch(one -> isOfThisSystem(one, links));
        LOG.debugf("read %d package databases", indexed.size());
        return new Reading(stamps, indexed, links, complete && own, now, new ConcurrentHashMap<>());
    }

    private static boolean isOfThisSystem(Indexed indexed, FolderLinks links) {
        return ALWAYS_OWNED.stream()
                .anyMatch(path ->
                        !indexed.index().candidates(links.canonical(path)).isEmpty());
    }

    private static PackageIndex index(PackageDatabase database, FolderLinks links) {
        PackageIndex.Builder index = new PackageIndex.Builder(links);
        try {
            database.tell(index);
        } catch (IOException | RuntimeException failure) {
            LOG.debugf(failure, "a package database could not be read whole");
            index.missing();
        }
        return index.build();
    }
}
