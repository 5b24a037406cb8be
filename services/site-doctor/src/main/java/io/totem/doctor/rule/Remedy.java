package io.totem.doctor.rule;

import io.totem.api.sites.Statement;
import io.totem.platform.command.Command;
import java.util.List;

/**
 * What mends it.
 *
 * @param words what to do and why that
 * @param commands to be run as root, one after the other; empty where only a person can decide
 */
public record Remedy(Statement words, List<Command> commands) {

    public Remedy {
        commands = List.copyOf(commands);
    }
}
