package io.totem.metrics.host;

import java.util.Objects;
import java.util.Optional;

/**
 * One mounted file system.
 *
 * @param mountPoint where, as the host sees it
 * @param device what is mounted: "/dev/sda1", "server:/export"
 * @param type "ext4", "nfs4", …
 * @param space its sizes; empty when it does not answer or may not be asked
 */
public record FileSystemReading(
        String mountPoint, String device, String type, boolean readOnly, Optional<Space> space) {

    /**
     * Sizes in bytes (statvfs(3)).
     *
     * @param total of the whole file system
     * @param free not used by anybody
     * @param available what an ordinary user may still write: free without root's reserve
     */
    public record Space(long total, long free, long available) {}

    public FileSystemReading {
        Objects.requireNonNull(mountPoint, "mountPoint");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(space, "space");
    }
}
