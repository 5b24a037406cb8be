package io.totem.policy.supervisor;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.container.Container;
import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Finds who starts a process again: its container's engine, a parent that does nothing else, or systemd. */
public final class Supervisors {

    private Supervisors() {}

    /**
     * @param container the one the process is in, if any
     * @param parent who started the process, where that one still runs
     */
    public static Optional<Supervisor> of(
            ProcessSample process, Optional<Container> container, Optional<ProcessSample> parent) {
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
                .or(() -> process.systemdUnit().map(Supervisors::system))
                .or(() -> Cgroup.ofPath(process.cgroup()).userUnit().map(Supervisors::user));
    }

    private static Supervisor engine(Container container) {
        return new Supervisor(
                Supervisor.Kind.CONTAINER,
                container.name(),
                text("supervisor.container", container.name()),
                "docker stop " + ShellWord.of(container.name()));
    }

    private static Supervisor system(String unit) {
        return new Supervisor(
                Supervisor.Kind.SYSTEMD,
                unit,
                text("supervisor.systemd", unit),
                "systemctl stop " + ShellWord.of(unit));
    }

    private static Supervisor user(String unit) {
        return new Supervisor(
                Supervisor.Kind.SYSTEMD,
                unit,
                text("supervisor.systemd.user", unit),
                "systemctl --user stop " + ShellWord.of(unit));
    }
}
