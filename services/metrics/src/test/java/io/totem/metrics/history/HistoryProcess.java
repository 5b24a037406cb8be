package io.totem.metrics.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** What of the service matters to its history, from its start to its end. */
final class HistoryProcess {

    /** Long enough ago that all that is measured from here on lies in the past. */
    static final Instant START = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    static final String NODE = "a-server";

    private final MemorySampleStore memory = new MemorySampleStore();
    private final CountedArchive archive;
    private final Thread thread;

    HistoryProcess(RedisConfig config) {
        archive = new CountedArchive(new RedisArchive(config.url().orElseThrow(), config, NODE));
        thread = Thread.ofVirtual().start(new HistoryWriter(memory, archive, Clock.systemUTC(), Duration.ofMillis(50)));
    }

    void measure(Instant end, Duration length, double value) {
        double[] values = new double[Series.values().length];
        Arrays.fill(values, value);
        memory.add(new HistoryPoint(end, length, values));
    }

    /** Whole slots, counted from {@link #START}; each has its own number as value. */
    void measureSlots(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            measure(START.plus(Slot.LENGTH.multipliedBy(slot + 1)), Slot.LENGTH, slot);
        }
    }

    /** Of the first hundred slots. */
    double[][] means() {
        return memory.means(START, Slot.LENGTH, 100);
    }

    int attempts() {
        return archive.reads;
    }

    /** As the end of the process does. */
    void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class CountedArchive implements SampleArchive {

        private final SampleArchive archive;
        private volatile int reads;

        CountedArchive(SampleArchive archive) {
            this.archive = archive;
        }

        @Override
        public List<Slot> read(long first, long last) throws ArchiveException, InterruptedException {
            reads = reads + 1;
            return archive.read(first, last);
        }

        @Override
        public void write(List<Slot> slots) throws ArchiveException, InterruptedException {
            archive.write(slots);
        }

        @Override
        public void close() {
            archive.close();
        }
    }
}
