package io.totem.policy.access;

import java.util.Objects;

/**
 * A group that what root runs is in, though root is not.
 *
 * @param name of it, or its number
 * @param persons whether it, with all others that the process is in besides root's, is what somebody has who can log in
 */
public record KeptGroup(String name, boolean persons) {

    public KeptGroup {
        Objects.requireNonNull(name, "name");
    }
}
