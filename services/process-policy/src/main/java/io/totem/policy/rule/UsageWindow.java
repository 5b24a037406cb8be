package io.totem.policy.rule;

import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import io.totem.procfs.ProcessIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every process measured in each minute of the last hour, as far as it was looked at: less than a kilobyte each. */
@Singleton
public final class UsageWindow {

    static final int MINUTES = 60;
    /** Of more the longest gone are forgotten first. */
    static final int MOST_PROCESSES = 4_096;

    private final Map<ProcessIdentity, Track> tracks = new HashMap<>();
    private long newest;

    /** One process; minutes it was not seen in have NaN. */
    private static final class Track {

        private ProcessView seen;
        private long lastMinute;
        private final float[] cpuPercent = empty();
        private final float[] memoryPercent = empty();
        private final float[] memoryBytes = empty();

        private Track(ProcessView seen, long minute) {
            this.seen = seen;
            this.lastMinute = minute;
        }

        private static float[] empty() {
            float[] minutes = new float[MINUTES];
            Arrays.fill(minutes, Float.NaN);
            return minutes;
        }

        private void put(ProcessView process, long minute) {
            for (long at = Math.max(lastMinute + 1, minute - MINUTES + 1); at < minute; at++) {
                clear(Math.floorMod(at, MINUTES));
            }
            int slot = Math.floorMod(minute, MINUTES);
            seen = hasEnded(process) ? seen : process;
            lastMinute = minute;
            cpuPercent[slot] = (float) process.sample().cpuPercent().orElse(Double.NaN);
            memoryPercent[slot] = (float) process.sample().memoryPercent();
            memoryBytes[slot] = process.sample().residentBytes();
        }

        /** What waits for its parent to take note of its end has no executable any more. */
        private boolean hasEnded(ProcessView process) {
            return seen.sample().executable().isPresent()
                    && process.sample().executable().isEmpty();
        }

        private void clear(int slot) {
            cpuPercent[slot] = Float.NaN;
            memoryPercent[slot] = Float.NaN;
            memoryBytes[slot] = Float.NaN;
        }

        private List<Reading> readings(long newest) {
            List<Reading> readings = new ArrayList<>();
            for (long minute = newest - MINUTES + 1; minute <= lastMinute; minute++) {
                int slot = Math.floorMod(minute, MINUTES);
                double age = minute * 60 - seen.sample().startedAt().getEpochSecond();
                readings.add(new Reading(
                        cpuPercent[slot],
                        memoryPercent[slot],
                        memoryBytes[slot],
                        Float.isNaN(memoryBytes[slot]) ? Double.NaN : age));
            }
            return readings;
        }
    }

    /** @param minutes the readings of the last hour, the oldest first */
    record Seen(ProcessView process, List<Reading> minutes) {}

    synchronized void sweepCompleted(@Observes SweepCompleted sweep) {
        long minute = minute(sweep.takenAt());
        if (minute < newest) {
            // The clock was set back: what was measured has no place in the new time.
            tracks.clear();
        }
        newest = minute;
        for (ProcessView process : sweep.processes()) {
            if (!process.sample().kernelThread()) {
                tracks.computeIfAbsent(process.identity(), _ -> new Track(process, minute))
                        .put(process, minute);
            }
        }
        tracks.values().removeIf(track -> track.lastMinute <= newest - MINUTES);
        forgetTheLongestGone();
    }

    private void forgetTheLongestGone() {
        List<ProcessIdentity> tooMany = tracks.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().lastMinute))
                .limit(Math.max(0, tracks.size() - MOST_PROCESSES))
                .map(Map.Entry::getKey)
                .toList();
        tooMany.forEach(tracks::remove);
    }

    synchronized List<Seen> lastHour() {
        return tracks.values().stream()
                .map(track -> new Seen(track.seen, track.readings(newest)))
                .toList();
    }

    private static long minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() / 60;
    }
}
