package io.totem.metrics.machine;

import java.io.IOException;
import java.util.List;

/** The network interfaces with their counters. */
interface Networks {

    List<NetworkCounters> read() throws IOException;
}
