package io.totem.doctor.upstream;

import java.util.Objects;
import java.util.Set;

/**
 * As whom the web server's workers ask: what they may is decided by these numbers (credentials(7)).
 *
 * @param group its own group
 * @param groups that and the supplementary ones
 */
public record Worker(int uid, int group, Set<Integer> groups) {

    private static final int ROOT = 0;
    private static final int OWNER_SHIFT = 6;
    private static final int GROUP_SHIFT = 3;

    public Worker {
        groups = Set.copyOf(Objects.requireNonNull(groups, "groups"));
    }

    /**
     * Whether the mode lets it; access control lists and security modules are not looked at.
     *
     * @param bit 4 to read, 2 to write, 1 to go through
     */
    boolean may(int bit, PathStep step) {
        if (uid == ROOT) {
            return true;
        }
        if (uid == step.uid()) {
            return (step.mode() >> OWNER_SHIFT & bit) != 0;
        }
        int shift = groups.contains(step.gid()) ? GROUP_SHIFT : 0;
        return (step.mode() >> shift & bit) != 0;
    }
}
