package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.Reading;

/** Gets every sample once, on the sampling thread: it must not block. */
public interface SampleListener {

    /** @param after the reading at the snapshot's end, with what the snapshot leaves out */
    void sampled(Snapshot snapshot, Reading after);
}
