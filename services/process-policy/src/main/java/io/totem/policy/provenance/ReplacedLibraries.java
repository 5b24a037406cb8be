package io.totem.policy.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Libraries that a process has mapped and that no longer lie where they did: {@code /proc/PID/maps} (proc(5)). */
final class ReplacedLibraries {

    /** Of one process; a Java server has some thousand lines. */
    private static final long LARGEST = 16L << 20;

    private static final int PERMISSIONS_AND_PATH = 5;
    private static final byte[] DELETED = " (deleted)".getBytes(US_ASCII);

    /** In the name of every library, before the version. */
    private static final String SUFFIX = ".so";

    /**
     * What was found.
     *
     * @param replaced by an update, or removed by one
     * @param gone for a reason that is not known
     */
    record Found(Optional<String> replaced, Optional<GoneLibrary> gone) {

        static final Found NONE = new Found(Optional.empty(), Optional.empty());
    }

    private final HostRoot host;
    private final Packages packages;

    ReplacedLibraries(HostRoot host, Packages packages) {
        this.host = host;
        this.packages = packages;
    }

    /** The first that an update replaced, and else the first that no update explains. */
    Found of(Subject subject) {
        Optional<Instant> changedAt = packages.changedAt();
        if (changedAt.isEmpty()) {
            return Found.NONE;
        }
        boolean changed = subject.startedBefore(changedAt.get());
        Optional<String> gone = Optional.empty();
        try (LineReader lines = LineReader.of(subject.in(host).resolve("maps"), 0, LARGEST)) {
            while (lines.next()) {
                Optional<String> library = endsWithDeleted(lines) ? library(lines.text(), subject) : Optional.empty();
                if (changed && library.filter(path -> isUpdated(path, subject)).isPresent()) {
                    return new Found(library, Optional.empty());
                }
                gone = gone.or(() -> library.filter(this::isNobodys));
            }
        } catch (IOException goneOrClosed) {
            return Found.NONE;
        }
        return new Found(Optional.empty(), gone.map(path -> new GoneLibrary(path, changed)));
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

    /** Where the line maps code of a library. */
    private static Optional<String> library(String line, Subject subject) {
        String[] fields = line.split(" +", PERMISSIONS_AND_PATH + 1);
        if (fields.length <= PERMISSIONS_AND_PATH || fields[1].indexOf('x') < 0) {
            return Optional.empty();
        }
        String path = fields[PERMISSIONS_AND_PATH];
        String library = path.substring(0, path.length() - DELETED.length);
        return library.equals(subject.executable()) ? Optional.empty() : Optional.of(library);
    }

    /** A newer one may have another name: then no package has the old one any more, and one has that of the newer. */
    private boolean isUpdated(String library, Subject subject) {
        return switch (packages.find(library)) {
            case Ownership.Owned(PackagedFile owned) -> subject.startedBefore(owned.installedAt());
            case Ownership.Unowned() -> SystemFolders.contain(library) && hasSuccessor(library);
            case Ownership.Unknown() -> false;
        };
    }

    private boolean isNobodys(String library) {
        return SystemFolders.contain(library) && packages.find(library) instanceof Ownership.Unowned;
    }

    /** {@code libssl.so.3.0.2} beside what was {@code libssl.so.3.0.1}. */
    private boolean hasSuccessor(String library) {
        int end = library.indexOf(SUFFIX, library.lastIndexOf('/'));
        if (end < 0) {
            return false;
        }
        String folder = library.substring(0, library.lastIndexOf('/') + 1);
        String stem = library.substring(folder.length(), end + SUFFIX.length());
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(host.root().resolve(folder.substring(1)), stem + "*")) {
            for (Path other : others) {
                if (packages.find(folder + other.getFileName()) instanceof Ownership.Owned) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException notThere) {
            return false;
        }
    }
}
