package io.totem.policy.supervisor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the files of a systemd service say about its restart (systemd.unit(5), "Unit File Load Path"): the service's own file
 * from the first folder that has one, then every drop-in. They are read once a minute at most.
 */
public final class UnitFiles {

    private static final List<String> FOLDERS = List.of(
            "etc/systemd/system",
            "run/systemd/system",
            "usr/local/lib/systemd/system",
            "usr/lib/systemd/system",
            "lib/systemd/system");

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int LARGEST = 256 * 1024;
    private static final String SECTION = "[Service]";
    private static final String KEY = "Restart=";

    private record Reading(Optional<Restart> restart, Instant until) {}

    private final List<Path> folders;
    private final Clock clock;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    public UnitFiles(Path root, Clock clock) {
        this.folders = FOLDERS.stream().map(root::resolve).toList();
        this.clock = clock;
    }

    /** Empty when it has no file that can be read here: then nobody knows. */
    public Optional<Restart> restart(String unit) {
        Instant now = clock.instant();
        readings.values().removeIf(reading -> !now.isBefore(reading.until()));
        return readings.computeIfAbsent(unit, name -> new Reading(read(name), now.plus(KEPT)))
                .restart();
    }

    private Optional<Restart> read(String unit) {
        return names(unit)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .flatMap(file -> lines(file).stream())
                .findFirst()
                .map(own -> Stream.concat(Stream.of(own), dropIns(unit).stream().flatMap(file -> lines(file).stream()))
                        .flatMap(UnitFiles::settings)
                        .reduce((earlier, later) -> later)
                        .flatMap(Restart::ofWord)
                        .orElse(Restart.NO));
    }

    /** That of an instance, {@code getty@tty1.service}, is mostly its template's, {@code getty@.service}. */
    private static Stream<String> names(String unit) {
        int at = unit.indexOf('@');
        return at < 0
                ? Stream.of(unit)
                : Stream.of(unit, unit.substring(0, at + 1) + unit.substring(unit.lastIndexOf('.')));
    }

    /** In the order of their names; of two with one name the one in the earlier folder counts. */
    private Collection<Path> dropIns(String unit) {
        Map<String, Path> found = new TreeMap<>();
        for (String name : names(unit).toList()) {
            for (Path folder : folders) {
                list(folder.resolve(name + ".d"))
                        .forEach(file -> found.putIfAbsent(file.getFileName().toString(), file));
            }
        }
        return found.values();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".conf")).toList();
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

    private static Stream<String> settings(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(SECTION))
                .skip(1)
                .takeWhile(line -> !line.startsWith("["))
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip());
    }
}
