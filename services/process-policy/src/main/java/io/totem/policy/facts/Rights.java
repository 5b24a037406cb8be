package io.totem.policy.facts;

/**
 * What a process may do to the machine that its user and its container do not tell.
 *
 * @param capabilities of a user other than root: its effective ones (capabilities(7)), a bit each, where they count on the whole machine
 *     and not in a user namespace of its own alone
 * @param hostFiles whether it is in a container's control group and has the host's own file systems (mount_namespaces(7))
 */
public record Rights(long capabilities, boolean hostFiles) {

    /** None besides. */
    public static final Rights NONE = new Rights(0, false);
}
