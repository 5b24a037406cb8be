package io.totem.doctor.nginx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** The files of nginx' configuration, from {@code nginx.conf} on along {@code include}: those it reads, and no others. */
final class NginxFiles {

    private static final String MAIN = "nginx.conf";
    private static final int MOST_FILES = 500;
    private static final int LARGEST = 1024 * 1024;

    private final Path folder;
    private final Set<Path> seen = new HashSet<>();
    private final List<NginxDirective> directives = new ArrayList<>();

    /** @param folder that of {@code nginx.conf}, to which other paths in it are relative */
    NginxFiles(Path folder) {
        this.folder = folder;
    }

    /** What can be read of them; nothing where there is no nginx. */
    List<NginxDirective> read() {
        read(folder.resolve(MAIN));
        return List.copyOf(directives);
    }

    private void read(Path file) {
        try {
            Path real = file.toRealPath();
            if (seen.size() < MOST_FILES
                    && Files.isRegularFile(real)
                    && Files.size(real) <= LARGEST
                    && seen.add(real)) {
                String text = new String(Files.readAllBytes(real), StandardCharsets.UTF_8);
                NginxWords.each(text, words -> directive(words, real));
            }
        } catch (IOException notThereOrNotForUs) {
            // What cannot be read names nothing.
        }
    }

    private void directive(List<String> words, Path file) {
        String argument = words.size() > 1 ? words.get(1) : "";
        directives.add(new NginxDirective(words.getFirst(), argument, file));
        if (words.getFirst().equals("include")) {
            include(argument);
        }
    }

    private void include(String pattern) {
        try {
            Path path = folder.resolve(pattern);
            if (!pattern.contains("*")) {
                read(path);
                return;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(
                    path.getParent(), path.getFileName().toString())) {
                List<Path> sorted = new ArrayList<>();
                files.forEach(sorted::add);
                sorted.stream().sorted().forEach(this::read);
            }
        } catch (IOException | InvalidPathException | PatternSyntaxException namesNothing) {
            // As above.
        }
    }
}
