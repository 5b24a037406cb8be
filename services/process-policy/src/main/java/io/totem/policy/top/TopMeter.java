package io.totem.policy.top;

import io.totem.policy.process.ProcessView;
import io.totem.policy.process.SweepCompleted;
import io.totem.policy.top.TopTimes.Span;
import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessIo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Adds up what processes use until a minute is over. Sweeps come every few seconds or once a minute; each tells the shares
 * of the time since the one before. For one thread at a time.
 */
final class TopMeter {

    private final IntFunction<Optional<ProcessIo>> io;
    private Map<ProcessIdentity, Use> uses = new HashMap<>();
    private Map<ProcessIdentity, ProcessIo> moved = Map.of();
    private Optional<Instant> minute = Optional.empty();
    private long sweptAt;
    private long minuteBegan;
    private double measuredSeconds;

    /** What one process used in this minute. */
    private static final class Use {
        private ProcessView process;
        private double cpuSeconds;

        private Use(ProcessView process) {
            this.process = process;
        }
    }

    /** @param io asked for each process once a minute */
    TopMeter(IntFunction<Optional<ProcessIo>> io) {
        this.io = io;
    }

    /** The minute that this sweep ends, if it does. */
    Optional<TopTimes> add(SweepCompleted sweep, long nanos) {
        Instant now = Span.MINUTE.begin(sweep.takenAt());
        Optional<TopTimes> over = minute.filter(begun -> !begun.equals(now)).map(begun -> finish(begun, nanos));
        if (minute.isEmpty()) {
            sweptAt = nanos;
            minuteBegan = nanos;
        }
        minute = Optional.of(now);
        double seconds = seconds(nanos - sweptAt);
        sweptAt = nanos;
        measuredSeconds += seconds;
        for (ProcessView process : sweep.processes()) {
            if (!process.sample().kernelThread()) {
                Use use = uses.computeIfAbsent(process.identity(), _ -> new Use(process));
                use.process = process;
                use.cpuSeconds += process.sample().cpuPercent().orElse(0) / 100 * seconds;
            }
        }
        return over;
    }

    private TopTimes finish(Instant begun, long nanos) {
        double elapsed = Math.max(1, seconds(nanos - minuteBegan));
        double measured = Math.max(1, measuredSeconds);
        Map<ProcessIdentity, ProcessIo> now = HashMap.newHashMap(uses.size());
        List<TopProcess> processes = new ArrayList<>(uses.size());
        int hidden = 0;
        for (Map.Entry<ProcessIdentity, Use> entry : uses.entrySet()) {
            Optional<ProcessIo> read = io.apply(entry.getKey().pid());
            hidden += read.isEmpty() ? 1 : 0;
            read.ifPresent(found -> now.put(entry.getKey(), found));
            ProcessIo before = moved.get(entry.getKey());
            Optional<ProcessIo> since = read.filter(_ -> before != null);
            processes.add(TopProcess.of(
                    entry.getValue().process,
                    100 * entry.getValue().cpuSeconds / measured,
                    since.map(after -> rate(after.readBytes() - before.readBytes(), elapsed))
                            .orElse(0.0),
                    since.map(after -> rate(after.writtenBytes() - before.writtenBytes(), elapsed))
                            .orElse(0.0)));
        }
        moved = now;
        uses = new HashMap<>();
        measuredSeconds = 0;
        minuteBegan = nanos;
        return TopTimes.of(begun, Span.MINUTE, hidden, processes);
    }

    private static double rate(long bytes, double seconds) {
        return Math.max(0, bytes) / seconds;
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
