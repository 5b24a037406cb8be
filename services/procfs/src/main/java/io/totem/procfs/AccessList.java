package io.totem.procfs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An access control list (acl(5)) as the kernel keeps it in the attribute system.posix_acl_access: a version of four bytes,
 * then entries of eight: what kind, which permissions, whose (linux/posix_acl_xattr.h), all little-endian.
 *
 * @param entries none where there is no list, and the mode says all
 */
public record AccessList(List<Entry> entries) {

    public static final AccessList NONE = new AccessList(List.of());

    private static final int VERSION = 2;
    private static final int ENTRY_BYTES = 8;

    /** What an entry is about; which of them it is, the numbers of linux/posix_acl.h. */
    public enum Kind {
        OWNER(0x01),
        USER(0x02),
        OWNING_GROUP(0x04),
        GROUP(0x08),
        MASK(0x10),
        OTHERS(0x20);

        private final int tag;

        Kind(int tag) {
            this.tag = tag;
        }
    }

    /**
     * One line of it.
     *
     * @param permissions 4 read, 2 write, 1 execute or search
     * @param id of the user or group it names
     */
    public record Entry(Kind kind, int permissions, int id) {}

    public AccessList {
        entries = List.copyOf(entries);
    }

    /** What is cut short, or of another version, is no list. */
    static AccessList parse(byte[] attribute) {
        ByteBuffer bytes = ByteBuffer.wrap(attribute).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < Integer.BYTES || bytes.getInt() != VERSION) {
            return NONE;
        }
        List<Entry> entries = new ArrayList<>();
        while (bytes.remaining() >= ENTRY_BYTES) {
            int tag = Short.toUnsignedInt(bytes.getShort());
            int permissions = bytes.getShort();
            int id = bytes.getInt();
            for (Kind kind : Kind.values()) {
                if (kind.tag == tag) {
                    entries.add(new Entry(kind, permissions, id));
                }
            }
        }
        return new AccessList(entries);
    }
}
