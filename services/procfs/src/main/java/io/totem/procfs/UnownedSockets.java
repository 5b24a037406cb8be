package io.totem.procfs;

import java.util.List;

/**
 * Sockets of the host's network that no visible process holds, in two sweeps one after the other. Some are the kernel's own (NFS,
 * WireGuard); others belong to a process that the listing does not show.
 *
 * @param complete whether the open files of every process could be read; otherwise they may well be those of one that could not
 */
public record UnownedSockets(List<ListeningSocket> sockets, boolean complete) {

    /** Where nothing was looked for. */
    public static final UnownedSockets NONE = new UnownedSockets(List.of(), true);

    public UnownedSockets {
        sockets = List.copyOf(sockets);
    }
}
