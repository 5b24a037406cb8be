package io.totem.metrics.host;

/**
 * What one block device did since it appeared (the kernel's Documentation/admin-guide/iostats).
 *
 * @param name without /dev: "sda", "nvme0n1", "dm-0"
 * @param busyMillis time with at least one request in flight
 */
public record DiskCounters(String name, long reads, long readBytes, long writes, long writeBytes, long busyMillis) {}
