package io.totem.policy.access;

/**
 * How a process sees the file systems. Processes with equal views see the same file at a path.
 *
 * @param namespace of mounts (mount_namespaces(7)), such as {@code mnt:[4026531841]}
 * @param root its root folder as seen in that namespace: {@code /} unless it called chroot(2)
 */
record View(String namespace, String root) {

    static final String WHOLE = "/";

    /** The view of a process of the same namespace that did not call chroot(2). */
    View whole() {
        return new View(namespace, WHOLE);
    }
}
