package io.totem.metrics.machine;

/** The watched machine: what it is, and its counters of one moment. Rates are made elsewhere, from two readings. */
public interface Machine {

    /** What does not change while the machine runs. */
    MachineFacts facts();

    /** Reads everything once. A part that fails is absent from the result and costs no other part. */
    Reading read();
}
