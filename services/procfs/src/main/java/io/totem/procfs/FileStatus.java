package io.totem.procfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What stat(2) tells of a file.
 *
 * @param mode kind and permissions (inode(7))
 * @param links how many names it has
 * @param owner user id
 * @param group group id
 * @param changedAt when the inode was changed last, which nobody can set
 */
public record FileStatus(
        int mode,
        int links,
        int owner,
        int group,
        long device,
        long inode,
        long size,
        Instant modifiedAt,
        Instant changedAt) {

    private static final int KIND = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int LINK = 0xa000;
    private static final int FIFO = 0x1000;
    private static final int SOCKET = 0xc000;
    private static final int SET_USER_ID = 0x800;
    private static final int STICKY = 0x200;
    private static final int WRITABLE_TO_OTHERS = 0x12;
    private static final String FIELDS = "unix:mode,nlink,uid,gid,dev,ino,size,lastModifiedTime,ctime";

    public FileStatus {
        Objects.requireNonNull(modifiedAt, "modifiedAt");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    static FileStatus of(Path path) throws IOException {
        Map<String, Object> fields = Files.readAttributes(path, FIELDS);
        return new FileStatus(
                (int) fields.get("mode"),
                (int) fields.get("nlink"),
                (int) fields.get("uid"),
                (int) fields.get("gid"),
                (long) fields.get("dev"),
                (long) fields.get("ino"),
                (long) fields.get("size"),
                ((FileTime) fields.get("lastModifiedTime")).toInstant(),
                ((FileTime) fields.get("ctime")).toInstant());
    }

    public boolean isRegular() {
        return (mode & KIND) == REGULAR;
    }

    public boolean isFolder() {
        return (mode & KIND) == FOLDER;
    }

    public boolean isLink() {
        return (mode & KIND) == LINK;
    }

    /** Whether it is a FIFO or a socket (fifo(7), unix(7)). */
    public boolean isPipe() {
        return (mode & KIND) == FIFO || (mode & KIND) == SOCKET;
    }

    /** Whether a program of this file runs with its owner's rights (inode(7)). */
    public boolean setsUserId() {
        return (mode & SET_USER_ID) != 0;
    }

    /** Whether only the owner of an entry, the folder's owner and root may take it away or rename it (inode(7)). */
    public boolean isSticky() {
        return (mode & STICKY) != 0;
    }

    /**
     * Whether nobody could have put something into this folder but root and whoever we are. An access control list that
     * lets others write shows as the group's permission (acl(5)).
     */
    public boolean isOursAlone() {
        return (mode & WRITABLE_TO_OTHERS) == 0 && (owner == 0 || owner == Self.USER);
    }

    /** Whose rights this process has. */
    private static final class Self {
        static final int USER;

        static {
            try {
                USER = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            } catch (IOException noProc) {
                throw new ExceptionInInitializerError(noProc);
            }
        }
    }
}
