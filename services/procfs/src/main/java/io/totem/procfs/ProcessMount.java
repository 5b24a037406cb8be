package io.totem.procfs;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A mount as one process sees it.
 *
 * @param number of the mount itself (proc_pid_mountinfo(5), field 1)
 * @param superOptions of the file system
 */
public record ProcessMount(int number, Mount mount, List<String> superOptions) {

    /** What answers without asking another machine or a program; anything else may keep whoever asks waiting for ever. */
    private static final Set<String> LOCAL = Set.of(
            "aufs",
            "bcachefs",
            "btrfs",
            "cramfs",
            "devtmpfs",
            "erofs",
            "exfat",
            "ext2",
            "ext3",
            "ext4",
            "f2fs",
            "iso9660",
            "jfs",
            "msdos",
            "nilfs2",
            "ntfs3",
            "overlay",
            "ramfs",
            "reiserfs",
            "rootfs",
            "squashfs",
            "tmpfs",
            "udf",
            "vfat",
            "xfs",
            "zfs");

    private static final String READ_ONLY = "ro";
    private static final String FUSE_USER = "user_id=";

    public ProcessMount {
        superOptions = List.copyOf(superOptions);
    }

    static ProcessMount of(MountLine line) {
        return new ProcessMount(line.number(), line.mount(), line.superOptions());
    }

    /** Whether a question about a file of it is answered at once. */
    public boolean isLocal() {
        return LOCAL.contains(mount.type());
    }

    /** Whether nobody can write through this mount; by another one of the same file system perhaps. */
    public boolean readOnly() {
        return mount.readOnly() || isImmutable();
    }

    /** Whether nobody can write to the file system at all, wherever it is mounted. */
    public boolean isImmutable() {
        return superOptions.contains(READ_ONLY);
    }

    /** Who mounted it, where that was a user by FUSE (fuse(4)). */
    public OptionalInt fuseUser() {
        return superOptions.stream()
                .filter(option -> option.startsWith(FUSE_USER))
                .map(option -> option.substring(FUSE_USER.length()))
                .filter(number -> number.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
