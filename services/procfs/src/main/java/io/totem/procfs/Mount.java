package io.totem.procfs;

import java.util.List;

/**
 * A mounted file system.
 *
 * @param mountPoint as the host names it, such as {@code /srv}; from a container it lies below {@link HostRoot#root}
 * @param device its source, such as {@code /dev/sda1} or {@code nas:/export}
 * @param type such as ext4
 * @param options of the mount, such as rw, noatime
 */
public record Mount(String mountPoint, String device, String type, List<String> options) {

    public Mount {
        options = List.copyOf(options);
    }

    public boolean readOnly() {
        return options.contains("ro");
    }
}
