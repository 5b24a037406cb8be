package io.totem.api.policies;

import java.util.List;

/**
 * What is normal for a known process, so that it is a muted fact and not a warning.
 *
 * @param root whether it normally runs as root
 * @param ports it normally listens on
 * @param publicPorts those of them that are meant to be reached from other machines
 * @param paths where its executable normally lies, absolute; nothing is excused elsewhere
 */
public record Expected(boolean root, List<Integer> ports, List<Integer> publicPorts, List<String> paths) {

    /** Nothing is excused. */
    public static final Expected NOTHING = new Expected(false, List.of(), List.of(), List.of());

    public Expected {
        ports = List.copyOf(ports);
        publicPorts = List.copyOf(publicPorts);
        paths = List.copyOf(paths);
    }
}
