package io.totem.procfs;

/** What sysconf(3) says: fixed for the life of a kernel. */
final class SystemConstants {

    static final long TICKS_PER_SECOND = 100;
    static final long PAGE_BYTES = 4096;

    private SystemConstants() {}
}
