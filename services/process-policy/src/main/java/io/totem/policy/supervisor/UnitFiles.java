package io.totem.policy.supervisor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the files of a systemd service say about its restart and its commands: the service's own file from the first folder that has
 * one, then every drop-in. They are read once a minute at most.
 */
public final class UnitFiles {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String SECTION = "[Service]";
    private static final String KEY = "Restart=";

    private record Reading(Optional<Restart> restart, Optional<ServiceUnit> service, Instant until) {}

    private final UnitFolders folders;
    private final Clock clock;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    public UnitFiles(Path root, Clock clock) {
        this.folders = new UnitFolders(root);
        this.clock = clock;
    }

    /** Empty when it has no file that can be read here: then nobody knows. */
    public Optional<Restart> restart(String unit) {
        return reading(unit).restart();
    }

    /** What it runs; empty as above. */
    public Optional<ServiceUnit> service(String unit) {
        return reading(unit).service();
    }

    private Reading reading(String unit) {
        Instant now = clock.instant();
        readings.values().removeIf(reading -> !now.isBefore(reading.until()));
        return readings.computeIfAbsent(unit, name -> read(name, now.plus(KEPT)));
    }

    private Reading read(String unit, Instant until) {
        Optional<List<String>> section = folders.section(unit, SECTION);
        return new Reading(section.map(UnitFiles::restart), section.map(ServiceUnit::of), until);
    }

    private static Restart restart(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip())
                .reduce((earlier, later) -> later)
                .flatMap(Restart::ofWord)
                .orElse(Restart.NO);
    }
}
