package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A threat that is made for real and does no harm, as a file below test/threats/shapes describes it.
 *
 * @param name the file's, with its folder: the kind
 * @param what it is, in a sentence
 * @param codes the warnings of which one must be there
 * @param severity how severe it must be at least
 * @param neighbour what looks like it and must stay quiet, in a few words
 * @param alone whether it changes the whole host, so that nothing else is looked at beside it
 */
record Shape(String name, String what, Set<String> codes, String severity, String neighbour, boolean alone) {

    static final Path FOLDER = StockHost.HOUSE.resolve("test/threats");

    private static final Pattern HEAD =
            Pattern.compile("# (.*)\\n(?:# (alone): yes\\n)?# code: (\\S+) (caution|danger)\\n# neighbour: (.*)\\n");

    static List<Shape> all() throws IOException {
        Path folder = FOLDER.resolve("shapes");
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> read(folder.relativize(file).toString(), file))
                    .sorted(java.util.Comparator.comparing(Shape::name))
                    .toList();
        }
    }

    private static Shape read(String name, Path file) {
        try {
            Matcher head = HEAD.matcher(Files.readString(file));
            if (!head.lookingAt()) {
                throw new IllegalStateException(file + " does not begin with what it is, its code and its neighbour");
            }
            Set<String> codes = Set.of(head.group(3).split("\\|"));
            return new Shape(name, head.group(1), codes, head.group(4), head.group(5), head.group(2) != null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String expected() {
        return String.join(" or ", codes.stream().sorted().toList()) + ", " + severity;
    }
}
