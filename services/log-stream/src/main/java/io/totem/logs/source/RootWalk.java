package io.totem.logs.source;

import io.totem.logs.LogStreamConfig;
import io.totem.logs.LogTexts;
import io.totem.logs.file.Roots;
import io.totem.platform.text.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One walk over the roots: the files and links that the configuration includes, no deeper and no more than it allows.
 * Links to folders are not followed: inside the roots the folder is met anyway, outside it is nobody's business.
 */
final class RootWalk {

    private final Roots roots;
    private final LogStreamConfig config;
    private final Set<Path> found = new LinkedHashSet<>();
    private final List<Text> notes = new ArrayList<>();

    RootWalk(Roots roots, LogStreamConfig config) {
        this.roots = roots;
        this.config = config;
    }

    void run() throws IOException {
        for (Path root : roots.folders()) {
            walk(root);
        }
        if (found.size() > config.maxSources()) {
            notes.add(LogTexts.of("sources.tooMany", Integer.toString(config.maxSources())));
        }
    }

    List<Path> found() {
        return found.stream().limit(config.maxSources()).toList();
    }

    List<Text> notes() {
        return List.copyOf(notes);
    }

    private void walk(Path root) throws IOException {
        try {
            Path real = root.toRealPath();
            Files.walkFileTree(real, Set.of(), config.maxDepth(), visitor(path -> root.resolve(real.relativize(path))));
        } catch (NoSuchFileException absent) {
            notes.add(LogTexts.of("sources.rootAbsent", root.toString()));
        }
    }

    /** @param seen the way from a path in the real root to the one in the root as it was configured */
    private FileVisitor<Path> visitor(UnaryOperator<Path> seen) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                return visit(seen.apply(path), attributes);
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                if (failure instanceof AccessDeniedException) {
                    notes.add(
                            LogTexts.of("sources.folderClosed", seen.apply(path).toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private FileVisitResult visit(Path path, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            notes.add(LogTexts.of("sources.tooDeep", path.toString(), Integer.toString(config.maxDepth())));
        } else if ((attributes.isRegularFile() || isFileLink(path, attributes)) && roots.includes(path)) {
            found.add(path);
        }
        return found.size() > config.maxSources() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private static boolean isFileLink(Path path, BasicFileAttributes attributes) {
        return attributes.isSymbolicLink() && !Files.isDirectory(path);
    }
}
