package io.totem.logs.source;

import io.totem.api.text.LocalizedText;
import io.totem.logs.LogStreamConfig;
import io.totem.logs.Messages;
import io.totem.logs.file.Roots;
import io.totem.procfs.FileStatus;
import io.totem.procfs.PathDescriptor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One walk over the roots: the files and links that the configuration includes, no deeper and no more than it allows.
 * From folder to folder by descriptors, so that no name leads out while it is walked: folders' links are not followed,
 * inside the roots the folder is met anyway, outside it is nobody's business.
 */
final class RootWalk {

    private static final Logger LOG = Logger.getLogger(RootWalk.class);

    /** One folder below a root, which may be a service's own, has at most this part of all sources. */
    private static final int PART = 4;

    /** Entries of it that are looked at for each that may be listed. */
    private static final int LOOKED_AT = 10;

    private final Roots roots;
    private final LogStreamConfig config;
    private final Set<Path> found = new LinkedHashSet<>();
    private final List<LocalizedText> notes = new ArrayList<>();
    private int foundBefore;
    private int lookedAt;

    RootWalk(Roots roots, LogStreamConfig config) {
        this.roots = roots;
        this.config = config;
    }

    void run() throws IOException {
        for (Path root : roots.folders()) {
            walk(root);
        }
        if (found.size() > config.maxSources()) {
            notes.add(Messages.text("sources.tooMany", Integer.toString(config.maxSources())));
        }
    }

    List<Path> found() {
        return found.stream().limit(config.maxSources()).toList();
    }

    List<LocalizedText> notes() {
        return List.copyOf(notes);
    }

    private void walk(Path root) throws IOException {
        try (PathDescriptor folder = PathDescriptor.of(root)) {
            walk(folder, root, 1, !roots.isDropped(root));
        } catch (NoSuchFileException absent) {
            notes.add(Messages.text("sources.rootAbsent", root.toString()));
        }
    }

    /** @param ours whether only root can have written into all folders above */
    private void walk(PathDescriptor folder, Path path, int depth, boolean ours) throws IOException {
        boolean rootsOwn = ours && folder.status().isOursAlone();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
            for (Path entry : entries) {
                Path seen = path.resolve(entry.getFileName());
                if (depth == 1) {
                    foundBefore = found.size();
                    lookedAt = 0;
                } else if (isOverItsPart()) {
                    noteTooManyIn(roots.topFolder(seen));
                    return;
                }
                if (found.size() > config.maxSources()) {
                    return;
                }
                visit(folder, seen, depth, rootsOwn);
            }
        } catch (AccessDeniedException closed) {
            notes.add(Messages.text("sources.folderClosed", path.toString()));
        } catch (DirectoryIteratorException vanished) {
            LOG.debugf("%s could not be listed to its end: %s", path, vanished.getMessage());
        }
    }

    private boolean isOverItsPart() {
        int part = Math.max(1, config.maxSources() / PART);
        return found.size() - foundBefore >= part || lookedAt++ >= LOOKED_AT * part;
    }

    private void noteTooManyIn(Path folder) {
        LocalizedText note = Messages.text("sources.tooManyIn", folder.toString());
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private void visit(PathDescriptor folder, Path path, int depth, boolean ours) throws IOException {
        try (PathDescriptor entry = folder.child(path.getFileName().toString())) {
            FileStatus status = entry.status();
            if (status.isFolder() && depth < config.maxDepth()) {
                walk(entry, path, depth + 1, ours);
            } else if (status.isFolder()) {
                notes.add(Messages.text("sources.tooDeep", path.toString(), Integer.toString(config.maxDepth())));
            } else if (roots.includes(path)
                    && (status.isRegular() || status.isLink() && !(ours && leadsToFolder(folder, path)))) {
                found.add(path);
            }
        } catch (NoSuchFileException vanished) {
            LOG.debugf("%s went while it was looked at", path);
        }
    }

    /** Asked of root's own links only: another's may lead to where a mere look is felt. */
    private static boolean leadsToFolder(PathDescriptor folder, Path link) {
        return Files.isDirectory(folder.path().resolve(link.getFileName()));
    }
}
