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
 * @param changedAt when the inode was changed last, which nobody can set
 */
public record FileStatus(
        int mode, int links, int owner, long device, long inode, long size, Instant modifiedAt, Instant changedAt) {

    private static final int KIND = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int LINK = 0xa000;
    private static final int WRITABLE_TO_OTHERS = 0x12;
    private static final String FIELDS = "unix:mode,nlink,uid,dev,ino,size,lastModifiedTime,ctime";

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
