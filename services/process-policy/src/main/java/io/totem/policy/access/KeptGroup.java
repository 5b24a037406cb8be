package io.totem.policy.access;

import java.util.Objects;

/**
 * A group that what root runs is in, though root is not.
 *
 * @param name of it, or its number
 * @param persons whether these groups, it and all others that the process is in besides root's, are those of somebody who can log in: the own
 *     one among them, which newgrp(1) gives nobody
 */
public record KeptGroup(String name, boolean persons) {

    public KeptGroup {
        Objects.requireNonNull(name, "name");
    }
}
