package io.totem.metrics.host;

/**
 * What one interface carried since it appeared (proc_net_dev(5)).
 *
 * @param up whether the kernel calls it usable
 * @param physical whether a device stands behind it. Bridges, tunnels and containers' pairs have none: what they carry
 *     was or will be counted at a physical one
 * @param errors received and transmitted ones together
 */
public record NetworkCounters(
        String name, boolean up, boolean physical, long receivedBytes, long transmittedBytes, long errors) {}
