package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.Host;
import io.totem.metrics.host.Reading;
import io.totem.platform.node.NodeName;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Measures: keeps the last reading, makes a snapshot with each new one, and tells it to whoever listens. */
@Singleton
public class Sampler {

    private final Host machine;
    private final SnapshotMaker maker;
    private final List<SampleListener> listeners;
    private final CompletableFuture<Snapshot> first = new CompletableFuture<>();
    private Optional<Reading> last = Optional.empty();
    private volatile Optional<Snapshot> latest = Optional.empty();

    @Inject
    Sampler(Host machine, NodeName node, Thresholds thresholds, @Any Instance<SampleListener> listeners) {
        this(machine, node.value(), thresholds, listeners.stream().toList());
    }

    Sampler(Host machine, String node, Thresholds thresholds, List<SampleListener> listeners) {
        this.machine = machine;
        this.maker = new SnapshotMaker(node, machine.facts(), thresholds);
        this.listeners = List.copyOf(listeners);
    }

    /** Reads the machine. The very first reading only starts an interval; each later one ends one. */
    synchronized void sample() {
        Reading now = machine.read();
        Optional<Snapshot> made = last.map(before -> maker.between(before, now));
        last = Optional.of(now);
        made.ifPresent(snapshot -> publish(snapshot, now));
    }

    /** The newest snapshot; empty before the first. */
    public Optional<Snapshot> latest() {
        return latest;
    }

    /** The newest snapshot; waits for the first one. Empty when there is none after that time. */
    Optional<Snapshot> await(Duration longest) {
        return first.thenApply(_ -> latest)
                .completeOnTimeout(Optional.empty(), longest.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void publish(Snapshot snapshot, Reading now) {
        latest = Optional.of(snapshot);
        first.complete(snapshot);
        listeners.forEach(listener -> listener.sampled(snapshot, now));
    }
}
