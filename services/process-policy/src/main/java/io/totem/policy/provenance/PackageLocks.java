package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether one of the package systems works at this moment: each locks its database as long as it does. */
final class PackageLocks {

    /** Locked by fcntl(2) or flock(2). */
    private static final List<String> LOCKED = List.of(
            "var/lib/dpkg/lock",
            "var/lib/rpm/.rpm.lock",
            "usr/lib/sysimage/rpm/.rpm.lock",
            "lib/apk/db/lock",
            "usr/lib/apk/db/lock");

    /** It is there as long. */
    private static final String MADE = "var/lib/pacman/db.lck";

    /** {@code 1: POSIX ADVISORY WRITE 4242 08:01:131 0 EOF}; one that waits for it has an arrow in front (proc_locks(5)). */
    private static final int FILE = 5;

    private final HostRoot host;

    PackageLocks(HostRoot host) {
        this.host = host;
    }

    /** Also where nobody can tell. */
    boolean mayBeHeld() {
        if (Files.exists(host.root().resolve(MADE))) {
            return true;
        }
        Set<String> held = new HashSet<>();
        try (Stream<String> lines = Files.lines(host.proc().resolve("locks"), ISO_8859_1)) {
            lines.forEach(line -> add(line.split(" +", FILE + 2), held));
        } catch (IOException | java.io.UncheckedIOException closedToUs) {
            return true;
        }
        return LOCKED.stream().anyMatch(lock -> held.contains(inode(host.root().resolve(lock))));
    }

    /** By the inode alone: some file systems have several device numbers. */
    private static void add(String[] fields, Set<String> held) {
        if (fields.length > FILE) {
            held.add(fields[FILE].substring(fields[FILE].lastIndexOf(':') + 1));
        }
    }

    private static String inode(Path lock) {
        try {
            return String.valueOf(Files.getAttribute(lock, "unix:ino"));
        } catch (IOException notThere) {
            return "";
        }
    }
}
