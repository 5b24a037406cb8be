package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Libraries that a process has mapped and that no longer lie where they did: {@code /proc/PID/maps} (proc(5)). */
final class ReplacedLibraries {

    /** Of one process; a Java server has some thousand lines. */
    private static final long LARGEST = 16L << 20;

    private static final int PERMISSIONS_AND_PATH = 5;
    private static final byte[] DELETED = " (deleted)".getBytes(US_ASCII);

    private final HostRoot host;
    private final Packages packages;

    ReplacedLibraries(HostRoot host, Packages packages) {
        this.host = host;
        this.packages = packages;
    }

    /** The first one, where packages changed since the process started. */
    Optional<String> of(Subject subject) {
        Optional<Instant> changedAt = packages.changedAt();
        if (changedAt.isEmpty() || !subject.startedBefore(changedAt.get())) {
            return Optional.empty();
        }
        try (LineReader lines = LineReader.of(subject.in(host).resolve("maps"), 0, LARGEST)) {
            while (lines.next()) {
                if (endsWithDeleted(lines)) {
                    Optional<String> library = library(lines.text(), subject);
                    if (library.isPresent()) {
                        return library;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }

    private static boolean endsWithDeleted(LineReader lines) {
        int from = lines.length() - DELETED.length;
        for (int i = 0; i < DELETED.length; i++) {
            if (from < 0 || lines.bytes()[from + i] != DELETED[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the line maps code of a library that was a package's. */
    private Optional<String> library(String line, Subject subject) {
        String[] fields = line.split(" +", PERMISSIONS_AND_PATH + 1);
        if (fields.length <= PERMISSIONS_AND_PATH || fields[1].indexOf('x') < 0) {
            return Optional.empty();
        }
        String path = fields[PERMISSIONS_AND_PATH];
        String library = path.substring(0, path.length() - DELETED.length);
        return !library.equals(subject.executable()) && isUpdated(library, subject)
                ? Optional.of(library)
                : Optional.empty();
    }

    /** A newer one may have another name: then no package has the old one any more. */
    private boolean isUpdated(String library, Subject subject) {
        return switch (packages.find(library)) {
            case Ownership.Owned(PackagedFile owned) -> subject.startedBefore(owned.installedAt());
            case Ownership.Unowned() -> SystemFolders.contain(library);
            case Ownership.Unknown() -> false;
        };
    }
}
