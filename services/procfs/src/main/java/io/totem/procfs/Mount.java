package io.totem.procfs;

import java.util.List;

/**
 * A mounted file system.
 *
 * @param number major:minor, the same for every mount of one file system, in whatever container
 * @param mountPoint as the reader of the table names it, such as {@code /srv}
 * @param device its source, such as {@code /dev/sda1} or {@code nas:/export}
 * @param type such as ext4
 * @param options of the mount, such as rw, noatime
 */
public record Mount(String number, String mountPoint, String device, String type, List<String> options) {

    public Mount {
        options = List.copyOf(options);
    }

    public boolean readOnly() {
        return options.contains("ro");
    }
}
