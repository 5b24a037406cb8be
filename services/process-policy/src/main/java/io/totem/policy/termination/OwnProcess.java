package io.totem.policy.termination;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Totem knows about itself on this host.
 *
 * @param pid its own
 * @param line its own PID and those of its ancestors
 * @param uid it runs as
 * @param signalsAnyone whether it holds CAP_KILL, capabilities(7)
 * @param container it runs in
 * @param containers the cgroup in which the engine keeps that container, and those of the same stack; empty outside a container
 * @param composeProject that this container belongs to
 * @param jar the file the virtual machine was started with
 */
public record OwnProcess(
        int pid,
        Set<Integer> line,
        int uid,
        boolean signalsAnyone,
        Optional<String> container,
        Optional<String> containers,
        Optional<String> composeProject,
        Optional<String> jar) {

    public OwnProcess {
        line = Set.copyOf(line);
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(containers, "containers");
        Objects.requireNonNull(composeProject, "composeProject");
        Objects.requireNonNull(jar, "jar");
    }

    /** Outside a container. */
    public OwnProcess(int pid, Set<Integer> line, int uid, boolean signalsAnyone, Optional<String> jar) {
        this(pid, line, uid, signalsAnyone, Optional.empty(), Optional.empty(), Optional.empty(), jar);
    }
}
