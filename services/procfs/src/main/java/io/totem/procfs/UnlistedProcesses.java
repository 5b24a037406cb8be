package io.totem.procfs;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Finds processes that are there when {@code /proc/PID} is asked for and missing in the list of {@code /proc}: a changed kernel
 * hides them so. The kernel's own count of threads ({@code /proc/loadavg}, proc_loadavg(5)) says whether any can be missing;
 * only while it stays larger than what is listed are numbers tried out, a few thousand every quarter of a minute and for some
 * milliseconds at most. Not thread-safe.
 */
final class UnlistedProcesses {

    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMillis(4);
    private static final int NUMBERS = 4_096;
    private static final int SWEEPS = 3;
    private static final int MOST_FOUND = 64;
    private static final int LIMIT = 4 * 1024;
    private static final int LARGEST = 1 << 22;

    private final ProcFiles files;
    private final Supplier<int[]> listing;
    private final LongSupplier nanoTime;
    private final KernelText text = new KernelText(LIMIT);
    private Set<Integer> found = Set.of();
    private int sweepsWithout;
    private int next = 1;
    private long triedAt;

    /** @param listing the processes that are listed now */
    UnlistedProcesses(ProcFiles files, Supplier<int[]> listing, LongSupplier nanoTime) {
        this.files = files;
        this.listing = listing;
        this.nanoTime = nanoTime;
        this.triedAt = nanoTime.getAsLong() - BETWEEN.toNanos();
    }

    /** Those found so far that are still hidden. */
    Set<Integer> found() {
        return found;
    }

    /**
     * @param listed this sweep's processes, those found here among them
     * @param threads how many threads they have
     */
    void look(Set<Integer> listed, long threads) {
        files.read("loadavg", text);
        text.skipFields(3);
        text.number(0); // that run just now
        text.letter('/');
        long all = text.number(0);
        long newest = text.number(0);
        sweepsWithout = all > threads ? sweepsWithout + 1 : 0;
        long now = nanoTime.getAsLong();
        if (sweepsWithout >= SWEEPS && now - triedAt >= BETWEEN.toNanos()) {
            triedAt = now;
            tryNumbers(listed, (int) Math.min(newest, LARGEST), now + LONGEST.toNanos());
        }
    }

    /** Forgets what has ended, or is listed again. */
    void confirm(int[] listed) {
        if (found.isEmpty()) {
            return;
        }
        Set<Integer> still = new HashSet<>(found);
        for (int pid : listed) {
            still.remove(pid);
        }
        still.removeIf(pid -> !isProcess(pid));
        found = Set.copyOf(still);
    }

    private void tryNumbers(Set<Integer> listed, int newest, long deadline) {
        int last = listed.stream().anyMatch(pid -> pid > newest) ? largest() : newest;
        Set<Integer> candidates = new HashSet<>();
        for (int tried = 0; tried < NUMBERS && nanoTime.getAsLong() < deadline; tried++) {
            next = next > last ? 1 : next;
            if (!listed.contains(next) && isProcess(next)) {
                candidates.add(next);
            }
            next++;
        }
        if (!candidates.isEmpty()) {
            add(candidates);
        }
    }

    /** What was only just made is listed by now. */
    private void add(Set<Integer> candidates) {
        for (int pid : listing.get()) {
            candidates.remove(pid);
        }
        candidates.removeIf(pid -> !isProcess(pid));
        candidates.addAll(found);
        found = candidates.size() > MOST_FOUND ? found : Set.copyOf(candidates);
    }

    /** Threads have folders, too; only a process' is of its own group. */
    private boolean isProcess(int pid) {
        return files.read(pid + "/status", text) == ProcFiles.Outcome.READ
                && text.afterLineStart("Tgid:")
                && text.number(-1) == pid;
    }

    private int largest() {
        files.read("sys/kernel/pid_max", text);
        return (int) Math.clamp(text.number(LARGEST), 1, LARGEST);
    }
}
