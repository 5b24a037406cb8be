package io.totem.metrics.host;

import java.util.List;

/**
 * The CPUs of one moment.
 *
 * @param total of all together
 * @param cores of each, in the kernel's order
 * @param load the load averages of 1, 5 and 15 minutes; empty on systems without them
 */
public record CpuReading(CpuTicks total, List<CpuTicks> cores, List<Double> load) {

    public CpuReading {
        cores = List.copyOf(cores);
        load = List.copyOf(load);
    }
}
