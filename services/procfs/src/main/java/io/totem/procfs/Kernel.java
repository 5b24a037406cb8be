package io.totem.procfs;

import java.time.Instant;

/**
 * What the running kernel says about itself and the machine.
 *
 * @param bootId the random id of this boot, {@code sys/kernel/random/boot_id}
 * @param bootedAt the btime of {@code /proc/stat}: whole seconds, and it moves when the machine's clock is set
 * @param ticksPerSecond USER_HZ, the unit of process times
 * @param pageBytes the size of a page of memory
 * @param memoryBytes MemTotal of {@code /proc/meminfo}; 0 when it does not say
 */
public record Kernel(String bootId, Instant bootedAt, long ticksPerSecond, long pageBytes, long memoryBytes) {

    private static final int LIMIT = 1 << 20;
    private static final String NO_BOOT_ID = "0";

    /** Later than any clock is set to; a number beyond it is damaged and must not stop a sweep. */
    private static final long LATEST_SECOND = 1L << 40;

    /** Reads them now. What cannot be read is 0: a machine without a boot id still has processes. */
    public static Kernel read(HostRoot host) {
        ProcFiles files = new ProcFiles(host);
        KernelText text = new KernelText(LIMIT);
        files.read("sys/kernel/random/boot_id", text);
        String bootId = text.text().strip();
        files.read("stat", text);
        text.afterLineStart("btime ");
        Instant bootedAt = Instant.ofEpochSecond(Math.clamp(text.number(0), 0, LATEST_SECOND));
        files.read("meminfo", text);
        text.afterLineStart("MemTotal:");
        long memoryBytes = 1024 * Math.max(0, text.number(0));
        return new Kernel(
                bootId.isEmpty() ? NO_BOOT_ID : bootId,
                bootedAt,
                SystemConstants.TICKS_PER_SECOND,
                SystemConstants.PAGE_BYTES,
                memoryBytes);
    }

    /** When a process started that many clock ticks after the boot. */
    public Instant startOf(long startTicks) {
        long seconds = Math.min(startTicks / ticksPerSecond, LATEST_SECOND);
        long millis = 1000 * (startTicks % ticksPerSecond) / ticksPerSecond;
        return bootedAt.plusSeconds(seconds).plusMillis(millis);
    }
}
