package io.totem.doctor.upstream;

import java.util.Optional;

/**
 * Another tree of files on the same machine, in which the path that nginx asks for is a socket.
 *
 * @param process one of those that see it
 * @param container the id of their container; empty on the machine itself
 */
public record Place(String process, Optional<String> container) {}
