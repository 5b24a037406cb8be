package io.totem.policy.place;

/** How much the folder a program lies in says for it, most trusted first. */
public enum PlaceKind {
    /** Where only the system's own package manager, or root, puts programs. */
    STANDARD,
    /** Anywhere else: home folders, /srv, a container's /app. */
    ELSEWHERE,
    /** Where any user of the machine can put files: there, or in a folder above. */
    WORLD_WRITABLE,
    /** Nowhere: an anonymous memory file (memfd_create(2)). */
    MEMORY
}
