package io.totem.metrics.host;

/**
 * Time that one CPU, or all together, spent since boot, in milliseconds (proc_stat(5)).
 *
 * @param user user and nice
 * @param system system, irq and softirq
 * @param idle nothing to do
 * @param iowait nothing to do but wait for a disk
 * @param steal taken by the hypervisor for others
 */
public record CpuTicks(long user, long system, long idle, long iowait, long steal) {}
