package io.totem.policy.supervisor;

import com.github.benmanes.caffeine.cache.Cache;
import io.totem.platform.cache.Caches;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a systemd service say about its restart and its commands: the service's own file from the first folder that has
 * one, then every drop-in. They are read once a minute at most.
 */
public final class UnitFiles {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_UNITS = 5_000;
    private static final String SECTION = "[Service]";
    private static final String KEY = "Restart=";

    private record Reading(Optional<Restart> restart, Optional<ServiceUnit> service) {}

    private final UnitFolders folders;
    private final Cache<String, Reading> readings;

    public UnitFiles(Path root, Clock clock) {
        this.folders = new UnitFolders(root);
        this.readings = Caches.bounded(clock, MOST_UNITS).expireAfterWrite(KEPT).build();
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
        return readings.get(unit, this::read);
    }

    private Reading read(String unit) {
        Optional<List<String>> section = folders.section(unit, SECTION);
        return new Reading(section.map(UnitFiles::restart), section.map(ServiceUnit::of));
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
