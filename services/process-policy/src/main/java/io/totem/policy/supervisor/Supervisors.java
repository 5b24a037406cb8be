package io.totem.policy.supervisor;

import static io.totem.policy.Messages.text;

import io.totem.platform.command.Command;
import io.totem.policy.container.Container;
import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessSample;
import java.util.Map;
import java.util.Optional;

/** Finds who starts a process again: its container's engine, a parent that does nothing else, or systemd. */
public final class Supervisors {

    private Supervisors() {}

    /**
     * @param container the one the process is in, if any
     * @param parent who started the process, where that one still runs
     * @param restarts when systemd starts its services again, as far as that is known
     */
    public static Optional<Supervisor> of(
            ProcessSample process,
            Optional<Container> container,
            Optional<ProcessSample> parent,
            Map<String, Restart> restarts) {
        if (process.kernelThread()) {
            return Optional.empty();
        }
        if (process.containerId().isPresent()) {
            return container
                    .filter(found -> !found.staysStopped())
                    .map(Supervisors::engine)
                    .or(() -> SupervisingParent.of(process, parent));
        }
        return SupervisingParent.of(process, parent)
                .or(() -> process.systemdUnit().map(unit -> system(unit, Optional.ofNullable(restarts.get(unit)))))
                .or(() -> Cgroup.ofPath(process.cgroup()).userUnit().map(Supervisors::user));
    }

    private static Supervisor engine(Container container) {
        return new Supervisor(
                Supervisor.Kind.CONTAINER,
                container.name(),
                text("supervisor.container", container.name()),
                Command.of("docker", "stop").on(container.name()).map(Command::text));
    }

    private static Supervisor system(String unit, Optional<Restart> restart) {
        return new Supervisor(
                Supervisor.Kind.SYSTEMD,
                unit,
                restart.map(known -> text("supervisor.systemd." + known.when(), unit, known.word()))
                        .orElseGet(() -> text("supervisor.systemd", unit)),
                Command.of("systemctl", "stop").on(unit).map(Command::text));
    }

    private static Supervisor user(String unit) {
        return new Supervisor(
                Supervisor.Kind.SYSTEMD,
                unit,
                text("supervisor.systemd.user", unit),
                Command.of("systemctl", "--user", "stop").on(unit).map(Command::text));
    }
}
