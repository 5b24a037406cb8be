package io.totem.policy.provenance;

import io.totem.procfs.HostRoot;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Libraries that a process has mapped and that no longer lie where they did. */
final class ReplacedLibraries {

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
    Found of(Subject subject, Set<MappedFile> mapped) {
        Optional<Instant> changedAt = packages.changedAt();
        if (changedAt.isEmpty()) {
            return Found.NONE;
        }
        boolean changed = subject.startedBefore(changedAt.get());
        List<String> deleted = mapped.stream()
                .filter(MappedFile::isDeleted)
                .map(MappedFile::plainPath)
                .filter(path -> !path.equals(subject.executable()))
                .toList();
        Optional<String> replaced = deleted.stream()
                .filter(path -> changed && isUpdated(path, subject))
                .findFirst();
        return replaced.isPresent()
                ? new Found(replaced, Optional.empty())
                : new Found(
                        Optional.empty(),
                        deleted.stream()
                                .filter(this::isNobodys)
                                .findFirst()
                                .map(path -> new GoneLibrary(path, changed)));
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
