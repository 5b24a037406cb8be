package io.totem.metrics.host;

/** The watched machine: what it is, and its counters of one moment. Rates are made elsewhere, from two readings. */
public interface Host {

    /** What does not change while the machine runs. */
    HostFacts facts();

    /** Reads everything once. A part that fails is absent from the result and costs no other part. */
    Reading read();
}
