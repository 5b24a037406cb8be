package io.totem.procfs;

/**
 * What went through a network interface since it came up, from {@code /proc/PID/net/dev} (proc_pid_net(5)). Counters
 * start again at 0 when an interface is made anew, and 32-bit drivers wrap.
 */
public record NetworkInterface(String name, Traffic received, Traffic transmitted) {

    /** One direction. */
    public record Traffic(long bytes, long packets, long errors, long dropped) {}
}
