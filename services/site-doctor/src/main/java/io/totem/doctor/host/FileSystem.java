package io.totem.doctor.host;

import java.util.Objects;

/**
 * A file system of the machine.
 *
 * @param mountPoint where it is seen on the machine itself
 * @param availableBytes what somebody who is not root may still write
 */
public record FileSystem(String mountPoint, long sizeBytes, long availableBytes) {

    private static final long A_FIVE_HUNDREDTH = 500;
    private static final long A_TWENTIETH = 20;
    private static final long GIBIBYTE = 1L << 30;
    private static final long ENOUGH_FOR_NOW = GIBIBYTE;
    private static final long PLENTY = 10 * GIBIBYTE;

    public FileSystem {
        Objects.requireNonNull(mountPoint, "mountPoint");
        if (sizeBytes <= 0 || availableBytes < 0) {
            throw new IllegalArgumentException("not a size: " + sizeBytes + ", " + availableBytes);
        }
    }

    /** Whether programs on it fail for lack of room, or will with the next file. */
    public boolean isFull() {
        return availableBytes < sizeBytes / A_FIVE_HUNDREDTH && availableBytes < ENOUGH_FOR_NOW;
    }

    /** Whether somebody should make room, and can still do so in peace. */
    public boolean isNearlyFull() {
        return !isFull() && availableBytes < sizeBytes / A_TWENTIETH && availableBytes < PLENTY;
    }
}
