package io.totem.metrics.sample;

import io.smallrye.mutiny.Multi;
import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.Reading;
import io.totem.platform.stream.Broadcast;
import io.totem.platform.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whoever watches: streams get every snapshot, and somebody who asked a moment ago counts as watching. */
@Singleton
class Viewers implements SampleListener {

    private static final int WAITING_SNAPSHOTS = 8;
    private static final Duration ASKING_LASTS = Duration.ofSeconds(10);

    private final Clock clock;
    private final Broadcast broadcast = new Broadcast(WAITING_SNAPSHOTS);
    private volatile Instant askedAt = Instant.MIN;

    Viewers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void sampled(Snapshot snapshot, Reading after) {
        broadcast.publish(event(snapshot));
    }

    void asked() {
        askedAt = clock.instant();
    }

    boolean anybody() {
        return broadcast.viewers() > 0 || clock.instant().isBefore(askedAt.plus(ASKING_LASTS));
    }

    /** The snapshot that is there, then every new one. A snapshot is whole: missing one loses nothing. */
    Multi<StreamEvent> events(Optional<Snapshot> current) {
        Multi<StreamEvent> now =
                Multi.createFrom().iterable(current.stream().map(Viewers::event).toList());
        return Multi.createBy().concatenating().streams(now, broadcast.events());
    }

    void complete() {
        broadcast.complete();
    }

    private static StreamEvent event(Snapshot snapshot) {
        return new StreamEvent(Long.toString(snapshot.takenAt().toEpochMilli()), "snapshot", snapshot);
    }
}
