package io.totem.policy.facts;

import io.totem.procfs.Held;
import java.util.Set;

/**
 * What a process may do to the machine that its user and its container do not tell.
 *
 * @param capabilities of a user other than root: its effective ones (capabilities(7)), a bit each, where they count on the whole machine
 *     and not in a user namespace of its own alone
 * @param hostFiles whether it is in a container's control group and has the host's own file systems (mount_namespaces(7))
 * @param held what it has open that reaches past its own files and connections; of disks those that hold a mounted file system
 */
public record Rights(long capabilities, boolean hostFiles, Set<Held> held) {

    /** None besides. */
    public static final Rights NONE = new Rights(0, false);

    public Rights {
        held = Set.copyOf(held);
    }

    /** Nothing is held. */
    public Rights(long capabilities, boolean hostFiles) {
        this(capabilities, hostFiles, Set.of());
    }

    public Rights with(Set<Held> open) {
        return new Rights(capabilities, hostFiles, open);
    }

    public boolean holds(Held.Kind kind) {
        return held.stream().anyMatch(open -> open.kind() == kind);
    }
}
