package io.totem.metrics.host;

/**
 * Memory in bytes (proc_meminfo(5)).
 *
 * @param total MemTotal
 * @param available MemAvailable: what new work can have without swapping
 * @param swapTotal 0 on a machine without swap
 * @param swapUsed SwapTotal − SwapFree
 */
public record MemoryReading(long total, long available, long swapTotal, long swapUsed) {}
