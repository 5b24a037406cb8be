package io.totem.procfs;

import java.util.Optional;

/** The processes of a host, whatever system it runs. Safe for use by several threads. */
public interface HostProcesses {

    /** Every process now, with its listening sockets and its CPU share since the sweep before. */
    ProcessSweep sweep();

    /** One process read afresh, with nothing remembered from a sweep. Empty when there is none, or it may not be read. */
    Optional<ProcessSample> one(int pid);
}
