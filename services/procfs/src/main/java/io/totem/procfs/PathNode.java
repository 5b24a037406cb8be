package io.totem.procfs;

/**
 * A file, folder or link that a path leads through.
 *
 * @param path without links, as the process sees it
 * @param list its access control list
 * @param capable whether a program of this file gets capabilities by it
 * @param mount it was reached through
 */
public record PathNode(String path, FileStatus status, AccessList list, boolean capable, ProcessMount mount) {

    private static final int GROUP_SHIFT = 3;
    private static final int ALL = 7;

    /** What a folder needs to be passed. */
    public static final int SEARCH = 1;

    public static final int WRITE = 2;

    /**
     * Whether somebody may do this to it, in the kernel's order (acl(5), path_resolution(7)). Its owner may, whatever the
     * mode says: he can change that. Capabilities are not looked at.
     *
     * @param permission {@link #SEARCH} or {@link #WRITE}
     */
    public boolean allows(Principal somebody, int permission) {
        if (somebody.isUser(status.owner())) {
            return true;
        }
        if (!list.entries().isEmpty()) {
            return (permissionsByList(somebody) & permission) != 0;
        }
        int mode = somebody.isIn(status.group()) ? status.mode() >> GROUP_SHIFT : status.mode();
        return (mode & permission) != 0;
    }

    private int permissionsByList(Principal somebody) {
        int mask = ALL;
        int named = -1;
        int groups = -1;
        int others = 0;
        for (AccessList.Entry entry : list.entries()) {
            switch (entry.kind()) {
                case MASK -> mask = entry.permissions();
                case USER -> named = somebody.isUser(entry.id()) ? entry.permissions() : named;
                case OWNING_GROUP -> groups = ofGroup(somebody, status.group(), entry, groups);
                case GROUP -> groups = ofGroup(somebody, entry.id(), entry, groups);
                case OTHERS -> others = entry.permissions();
                case OWNER -> {}
            }
        }
        if (named >= 0) {
            return named & mask;
        }
        return groups >= 0 ? groups & mask : others;
    }

    /** What all groups together give that somebody is in; negative while none was one of them. */
    private static int ofGroup(Principal somebody, int group, AccessList.Entry entry, int before) {
        return somebody.isIn(group) ? Math.max(before, 0) | entry.permissions() : before;
    }
}
