package io.totem.policy.supervisor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of systemd's units on the host (systemd.unit(5), "Unit File Load Path"), the folder that counts most first. */
final class UnitFolders {

    private static final List<String> FOLDERS = List.of(
            "run/systemd/transient",
            "etc/systemd/system",
            "run/systemd/system",
            "run/systemd/generator",
            "usr/local/lib/systemd/system",
            "usr/lib/systemd/system",
            "lib/systemd/system",
            "run/systemd/generator.late");

    private static final int LARGEST = 256 * 1024;

    private final List<Path> folders;

    /** @param root where the host's {@code /} is seen from here */
    UnitFolders(Path root) {
        this.folders = FOLDERS.stream().map(root::resolve).toList();
    }

    /** The names of at most so many units with this ending, such as {@code .socket}; links to them count. */
    Collection<String> names(String ending, int most) {
        Collection<String> names = new TreeSet<>();
        for (Path folder : folders) {
            list(folder, ending).stream()
                    .map(file -> file.getFileName().toString())
                    .limit(Math.max(0, most - names.size()))
                    .forEach(names::add);
        }
        return names;
    }

    /**
     * The lines of a section of the unit's own file and of every drop-in after it, without blanks around them. Empty when it has no
     * file that can be read here.
     *
     * @param section such as {@code [Service]}
     */
    Optional<List<String>> section(String unit, String section) {
        return variants(unit)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .flatMap(file -> lines(file).stream())
                .findFirst()
                .map(own -> Stream.concat(Stream.of(own), dropIns(unit).stream().flatMap(file -> lines(file).stream()))
                        .flatMap(lines -> inSection(lines, section))
                        .toList());
    }

    /** Whether something is set to start it with itself, such as sockets.target. */
    boolean isWanted(String unit, String by) {
        return folders.stream()
                .anyMatch(
                        folder -> Files.exists(folder.resolve(by + ".wants").resolve(unit), LinkOption.NOFOLLOW_LINKS));
    }

    /** The file of an instance, {@code getty@tty1.service}, is mostly its template's, {@code getty@.service}. */
    private static Stream<String> variants(String unit) {
        int at = unit.indexOf('@');
        return at < 0
                ? Stream.of(unit)
                : Stream.of(unit, unit.substring(0, at + 1) + unit.substring(unit.lastIndexOf('.')));
    }

    /** In the order of their names; of two with one name the one in the earlier folder counts. */
    private Collection<Path> dropIns(String unit) {
        Map<String, Path> found = new TreeMap<>();
        for (String name : variants(unit).toList()) {
            for (Path folder : folders) {
                list(folder.resolve(name + ".d"), ".conf")
                        .forEach(file -> found.putIfAbsent(file.getFileName().toString(), file));
            }
        }
        return found.values();
    }

    private static List<Path> list(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException noneThere) {
            return List.of();
        }
    }

    private static Optional<List<String>> lines(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readAllLines(file, ISO_8859_1));
        } catch (IOException noneThere) {
            return Optional.empty();
        }
    }

    private static Stream<String> inSection(List<String> lines, String section) {
        return lines.stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("["));
    }
}
