package io.totem.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the kernel's counters of this machine ten times a second, to say afterwards how fast they rose at any time. */
final class HostCounters implements AutoCloseable {

    private static final int SECTOR = 512;

    private final NavigableMap<Instant, Map<String, Long>> readings = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    HostCounters() {
        clock.scheduleAtFixedRate(() -> readings.put(Instant.now(), read()), 0, 100, TimeUnit.MILLISECONDS);
    }

    /** Whether a time lies between two readings. */
    boolean covers(Instant from, Instant to) {
        return !readings.isEmpty() && !from.isBefore(readings.firstKey()) && !to.isAfter(readings.lastKey());
    }

    double perSecond(String counter, Instant from, Instant to) {
        return rise(counter, from, to) * 1000 / Duration.between(from, to).toMillis();
    }

    double rise(String counter, Instant from, Instant to) {
        return at(counter, to) - at(counter, from);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** On the line between the readings before and after. */
    private double at(String counter, Instant moment) {
        var before = readings.floorEntry(moment);
        var after = readings.ceilingEntry(moment);
        double first = before.getValue().getOrDefault(counter, 0L);
        double second = after.getValue().getOrDefault(counter, 0L);
        long span = Duration.between(before.getKey(), after.getKey()).toNanos();
        return span == 0
                ? first
                : first
                        + (second - first)
                                * Duration.between(before.getKey(), moment).toNanos()
                                / span;
    }

    /** proc(5): /proc/stat, /proc/net/dev, /proc/diskstats. */
    private static Map<String, Long> read() {
        Map<String, Long> counters = new HashMap<>();
        long[] cpu = numbers(lines("/proc/stat").getFirst().replaceFirst("cpu +", ""));
        long total = 0;
        for (int field = 0; field < 8; field++) {
            total += cpu[field];
        }
        counters.put("cpu total", total);
        counters.put("cpu busy", total - cpu[3] - cpu[4]);
        counters.put("cpu user", cpu[0] + cpu[1]);
        for (String line : lines("/proc/1/net/dev").stream().skip(2).toList()) {
            long[] fields = numbers(line.substring(line.indexOf(':') + 1));
            String name = line.substring(0, line.indexOf(':')).strip();
            counters.put(name + " receiveBytesPerSecond", fields[0]);
            counters.put(name + " transmitBytesPerSecond", fields[8]);
        }
        for (String line : lines("/proc/diskstats")) {
            String[] words = line.strip().split(" +");
            counters.put(words[2] + " readBytesPerSecond", Long.parseLong(words[5]) * SECTOR);
            counters.put(words[2] + " writeBytesPerSecond", Long.parseLong(words[9]) * SECTOR);
        }
        return counters;
    }

    private static long[] numbers(String line) {
        return List.of(line.strip().split(" +")).stream()
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
