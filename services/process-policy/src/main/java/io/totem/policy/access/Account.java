package io.totem.policy.access;

import java.util.Objects;

/**
 * A user of the host.
 *
 * @param name in its passwd file, or the number as text
 */
public record Account(int uid, String name, Kind kind) {

    private static final int ROOT_UID = 0;

    /** What an account is for; the less it may do, the earlier. */
    public enum Kind {
        /** What daemons and containers run as: nobody logs in with it. */
        SERVICE,
        /** Somebody who can log in (login.defs(5), UID_MIN to UID_MAX). */
        PERSON,
        ROOT
    }

    public Account {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    public boolean isRoot() {
        return uid == ROOT_UID;
    }

    /** Whether it may do less than the other one by what it is. */
    public boolean isLessThan(Account other) {
        return kind.compareTo(other.kind) < 0;
    }
}
