package io.totem.policy.warning;

/** Numbers that a directory service such as LDAP gives people: beyond those that a host gives out itself. */
final class DirectoryUsers {

    private static final int FIRST_FREE = 1000;
    private static final int NOBODY = 65_534;

    /** systemd's for DynamicUser= (systemd.exec(5)). */
    private static final int FIRST_DYNAMIC = 61_184;

    private static final int LAST_DYNAMIC = 65_519;

    private DirectoryUsers() {}

    static boolean mayBeOne(int uid) {
        return uid >= FIRST_FREE && uid != NOBODY && (uid < FIRST_DYNAMIC || uid > LAST_DYNAMIC);
    }
}
