package io.totem.metrics.history;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.Reading;
import io.totem.metrics.sample.SampleListener;
import jakarta.inject.Singleton;

/** Puts every sample into the store. */
@Singleton
class HistoryRecorder implements SampleListener {

    private final SampleStore store;

    HistoryRecorder(SampleStore store) {
        this.store = store;
    }

    @Override
    public void sampled(Snapshot snapshot, Reading after) {
        if (snapshot.intervalMillis() > 0) {
            store.add(HistoryPoints.of(snapshot, after));
        }
    }
}
