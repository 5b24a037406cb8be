package io.totem.metrics.host;

import java.io.IOException;
import java.util.List;

/** The network interfaces with their counters. */
interface Networks {

    List<NetworkCounters> read() throws IOException;
}
