package io.totem.procfs;

import java.util.OptionalInt;
import java.util.Set;

/**
 * Somebody who may want to change a file: a user with his groups, or somebody of whom nothing is known but a group, or
 * nothing at all.
 *
 * @param uid empty for somebody who owns nothing
 * @param groups ids
 */
public record Principal(OptionalInt uid, Set<Integer> groups) {

    /** Whoever has an account here: what such a one may do, everybody may. */
    public static final Principal ANYBODY = new Principal(OptionalInt.empty(), Set.of());

    public Principal {
        groups = Set.copyOf(groups);
    }

    public boolean isUser(int id) {
        return uid.isPresent() && uid.getAsInt() == id;
    }

    public boolean isIn(int group) {
        return groups.contains(group);
    }
}
