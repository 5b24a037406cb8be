package io.totem.metrics.host;

import java.util.List;

/** Which of the kernel's block devices a person would call a disk. */
public final class DiskNames {

    /** Memory, images, floppies and optical drives: never the reason why a server is slow. */
    private static final List<String> NO_DISKS = List.of("loop", "ram", "zram", "fd", "sr", "nbd");

    /** The device mapper and software RAID: what they do is done again by the disks below. */
    private static final List<String> STACKED = List.of("dm-", "md");

    private DiskNames() {}

    static boolean isDisk(String name) {
        return NO_DISKS.stream().noneMatch(prefix -> isNumbered(prefix, name));
    }

    /** Whether a sum over all disks has to leave this one out. */
    public static boolean isStacked(String name) {
        return STACKED.stream().anyMatch(prefix -> isNumbered(prefix, name));
    }

    /** {@code /dev/sda} is {@code sda}; other systems' names stay as they are. */
    static String withoutFolder(String name) {
        return name.startsWith("/dev/") ? name.substring("/dev/".length()) : name;
    }

    private static boolean isNumbered(String prefix, String name) {
        return name.length() > prefix.length()
                && name.startsWith(prefix)
                && Character.isDigit(name.charAt(prefix.length()));
    }
}
