package io.totem.policy.supervisor;

import static io.totem.policy.Messages.text;

import io.totem.platform.command.Command;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * A parent whose only work is to start its children again: supervisord, s6-supervise, runit's runsv. It is known by what it
 * calls itself, which anybody may: only of root's own, on the machine itself, a folder becomes part of a command.
 */
final class SupervisingParent {

    private static final int ROOT = 0;

    private SupervisingParent() {}

    static Optional<Supervisor> of(ProcessSample process, Optional<ProcessSample> parent) {
        return parent.flatMap(found -> switch (found.comm()) {
            case "supervisord" -> Optional.of(supervisord(process));
            case "s6-supervise" -> folder(found).map(folder -> s6(found, folder));
            case "runsv" -> folder(found).map(folder -> runit(found, folder));
            default -> Optional.empty();
        });
    }

    /** Its own name for a program stands in its configuration: the words say where to look. */
    private static Supervisor supervisord(ProcessSample process) {
        return new Supervisor(
                Supervisor.Kind.SUPERVISORD,
                "supervisord",
                text("supervisor.supervisord", process.comm(), Integer.toString(process.pid())),
                Optional.empty());
    }

    private static Supervisor s6(ProcessSample parent, String folder) {
        Optional<Command> stop = isRootsOwn(parent) ? Command.of("s6-svc", "-d").on(inRun(folder)) : Optional.empty();
        return new Supervisor(Supervisor.Kind.S6, folder, text("supervisor.s6", folder), stop.map(Command::text));
    }

    private static Supervisor runit(ProcessSample parent, String folder) {
        Optional<Command> stop = isRootsOwn(parent) ? Command.of("sv", "down").onBare(folder) : Optional.empty();
        return new Supervisor(Supervisor.Kind.RUNIT, folder, text("supervisor.runit", folder), stop.map(Command::text));
    }

    private static boolean isRootsOwn(ProcessSample parent) {
        return parent.uid() == ROOT
                && parent.realUid() == ROOT
                && parent.containerId().isEmpty();
    }

    /** Both are started with the folder of the service as their only argument, which may not be an option of the command. */
    private static Optional<String> folder(ProcessSample parent) {
        List<String> arguments = parent.commandLine();
        return arguments.size() == 2 && !arguments.get(1).startsWith("-")
                ? Optional.of(arguments.get(1))
                : Optional.empty();
    }

    /** A name alone is relative to where s6-svscan was started, which s6-overlay does there. */
    private static String inRun(String folder) {
        return folder.startsWith("/") ? folder : "/run/service/" + folder;
    }
}
