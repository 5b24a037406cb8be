package io.totem.policy.provenance;

import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whose program each process runs. A sweep gets what is known already; what is not is looked up behind it. Processes in
 * containers have the image's own files, of which the host's packages say nothing.
 */
public final class ProvenanceReader {

    /** Databases are compared at most so often while sweeps go on. */
    private static final long COMPARE_EVERY = Duration.ofSeconds(15).toNanos();

    /** What could not be told may be told a little later: an update is under way, or the file is new. */
    private static final long UNSETTLED_FOR = Duration.ofMinutes(1).toNanos();

    /** A script can be written to while it runs. */
    private static final long SETTLED_FOR = Duration.ofMinutes(10).toNanos();

    /** The background gets a fifth of one core. */
    private static final int REST = 4;

    /** What is known of one process; written by the background. */
    private static final class Entry {
        private final Subject subject;
        private volatile Provenance provenance = Provenance.UNKNOWN;
        private volatile Optional<Verified> verified = Optional.empty();
        private volatile int generation = -1;
        private volatile long dueAt;
        private volatile boolean queued;

        Entry(Subject subject) {
            this.subject = subject;
        }
    }

    private final LongSupplier nanoTime;
    private final Packages packages;
    private final Examiner examiner;
    private final Background background;
    private Map<ProcessIdentity, Entry> before = Map.of();
    private Map<ProcessIdentity, Entry> now = new HashMap<>();
    private ProcessSweep sweep;
    private long comparedAt;

    public ProvenanceReader(HostRoot host, Clock clock) {
        this(host, clock, System::nanoTime, REST);
    }

    /** With a stopwatch that a test can turn, and without rests. */
    ProvenanceReader(HostRoot host, Clock clock, LongSupplier nanoTime, int rest) {
        Pace pace = new Pace(rest, System::nanoTime);
        this.nanoTime = nanoTime;
        this.packages = new Packages(host, nanoTime);
        this.examiner = new Examiner(host, packages, new FileContents(pace), clock);
        this.background = new Background(pace, nanoTime);
        this.comparedAt = nanoTime.getAsLong() - COMPARE_EVERY;
    }

    /** Asked for every process of every sweep, or more often, by one thread at a time. */
    public Provenance read(ProcessSample process, ProcessSweep of) {
        if (of != sweep) {
            turn(of);
        }
        if (process.kernelThread()
                || process.executable().isEmpty()
                || process.containerId().isPresent()) {
            return Provenance.UNKNOWN;
        }
        Entry entry = now.getOrDefault(process.identity(), before.get(process.identity()));
        if (entry == null || !entry.subject.isOf(process)) {
            entry = new Entry(Subject.of(process, verified(entry)));
        }
        now.put(process.identity(), entry);
        Provenance known = entry.provenance;
        if (isDue(entry)) {
            entry.queued = true;
            Entry due = entry;
            if (!background.submit(() -> examine(due))) {
                entry.queued = false;
            }
        }
        return known;
    }

    /** What a process ran before may be what it still runs, from a file that was deleted since. */
    private static Optional<Verified> verified(Entry before) {
        return before == null ? Optional.empty() : before.verified.or(before.subject::before);
    }

    /** Whether nothing waits to be looked at. */
    boolean idle() {
        return background.waiting() == 0 && now.values().stream().noneMatch(entry -> entry.queued);
    }

    private boolean isDue(Entry entry) {
        return !entry.queued && (entry.generation != packages.generation() || nanoTime.getAsLong() - entry.dueAt >= 0);
    }

    /** Another sweep begins: what it does not have is forgotten at the next one. */
    private void turn(ProcessSweep next) {
        sweep = next;
        before = now;
        now = HashMap.newHashMap(before.size());
        if (nanoTime.getAsLong() - comparedAt >= COMPARE_EVERY && background.submit(packages::refresh)) {
            comparedAt = nanoTime.getAsLong();
        }
    }

    private void examine(Entry entry) {
        try {
            packages.refresh();
            int generation = packages.generation();
            Examiner.Result result = examiner.examine(entry.subject);
            entry.provenance = result.provenance();
            entry.verified = result.verified();
            entry.dueAt = nanoTime.getAsLong() + (result.settled() ? SETTLED_FOR : UNSETTLED_FOR);
            entry.generation = generation;
        } finally {
            entry.queued = false;
        }
    }
}
