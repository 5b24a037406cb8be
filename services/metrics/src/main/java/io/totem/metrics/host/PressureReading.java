package io.totem.metrics.host;

/**
 * How much of the last 10 seconds at least one task waited for the resource, in percent (the kernel's pressure stall
 * information, "some avg10").
 */
public record PressureReading(double cpuPercent, double memoryPercent, double ioPercent) {}
