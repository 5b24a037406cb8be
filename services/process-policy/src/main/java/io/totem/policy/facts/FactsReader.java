package io.totem.policy.facts;

import io.totem.procfs.ProcessSample;
import io.totem.procfs.ProcessSweep;

/**
 * Reads the facts of the processes of one sweep. It is asked for every process of every sweep: what costs more than a look
 * into a map is read once per program and file, in small shares, or in the background, and never blocks on a dead mount.
 */
@FunctionalInterface
public interface FactsReader {

    /** Where nothing can be read: on Windows, and in tests of what needs none. */
    FactsReader NOTHING = (_, _) -> ProcessFacts.NONE;

    ProcessFacts read(ProcessSample process, ProcessSweep sweep);
}
