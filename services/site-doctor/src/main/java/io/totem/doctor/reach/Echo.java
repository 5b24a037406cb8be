package io.totem.doctor.reach;

/** What came of asking a machine for an echo. */
public enum Echo {
    ANSWERED,
    /** Nothing came back: the machine is off, or drops such questions as many do. */
    SILENT,
    /** This machine lets nobody ask (net.ipv4.ping_group_range, icmp(7)), or is none that could. */
    FORBIDDEN
}
