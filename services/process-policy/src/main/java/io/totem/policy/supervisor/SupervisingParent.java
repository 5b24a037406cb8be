package io.totem.policy.supervisor;

import static io.totem.policy.wording.Wording.text;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * A parent whose only work is to start its children again: supervisord, s6-supervise, runit's runsv. It is known by what it
 * calls itself, which decides nothing but the words of a warning.
 */
final class SupervisingParent {

    private SupervisingParent() {}

    static Optional<Supervisor> of(ProcessSample process, Optional<ProcessSample> parent) {
        return parent.flatMap(found -> switch (found.comm()) {
            case "supervisord" -> Optional.of(supervisord(process));
            case "s6-supervise" -> folder(found).map(folder -> s6(folder));
            case "runsv" -> folder(found).map(folder -> runit(folder));
            default -> Optional.empty();
        });
    }

    /** Its own name for a program stands in its configuration; of the running ones it tells the PID. */
    private static Supervisor supervisord(ProcessSample process) {
        return new Supervisor(
                Supervisor.Kind.SUPERVISORD,
                "supervisord",
                text("supervisor.supervisord", process.comm()),
                "supervisorctl stop \"$(supervisorctl status | awk '/ pid " + process.pid() + ",/ {print $1}')\"");
    }

    private static Supervisor s6(String folder) {
        return new Supervisor(
                Supervisor.Kind.S6, folder, text("supervisor.s6", folder), "s6-svc -d " + ShellWord.of(inRun(folder)));
    }

    private static Supervisor runit(String folder) {
        return new Supervisor(
                Supervisor.Kind.RUNIT, folder, text("supervisor.runit", folder), "sv down " + ShellWord.of(folder));
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
