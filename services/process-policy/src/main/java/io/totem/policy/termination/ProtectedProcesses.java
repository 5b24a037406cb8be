package io.totem.policy.termination;

import io.totem.policy.container.Container;
import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.util.Optional;
import java.util.Set;

/**
 * What is never ended, whatever the dictionary or the caller's role says: this is below the store, so that no policy,
 * import or stolen admin session can take the machine, the way into it, or Totem itself down.
 */
final class ProtectedProcesses {

    private static final int INIT = 1;

    private ProtectedProcesses() {}

    static Optional<Refusal> refusal(ProcessSample process, Optional<Container> container, HostFacts host) {
        if (process.pid() == INIT) {
            return Optional.of(Refusal.PROTECTED_INIT);
        }
        if (process.kernelThread()) {
            return Optional.of(Refusal.PROTECTED_KERNEL);
        }
        if (TotemProcesses.contain(process, container, host.own())) {
            return Optional.of(Refusal.PROTECTED_TOTEM);
        }
        return switch (process.session()) {
            case Session.Terminal terminal ->
                ProtectedNames.refusal(process)
                        .or(() -> sshListener(process, host))
                        .or(() -> console(process, terminal, host));
            case Session.Windows session -> WindowsProtectedProcesses.refusal(process, session);
        };
    }

    /** What sshd left for somebody who is logged in carries their user id and says so; the rest lets people in. */
    private static Optional<Refusal> sshListener(ProcessSample process, HostFacts host) {
        boolean session = host.loginUsers().contains(process.uid())
                && host.loginUsers().contains(process.realUid())
                && process.commandLine().stream()
                        .findFirst()
                        .filter(title -> title.startsWith("sshd") && title.contains("@"))
                        .isPresent();
        return ProtectedNames.isSshServer(process) && !session ? Optional.of(Refusal.PROTECTED_SSH) : Optional.empty();
    }

    private static Optional<Refusal> console(ProcessSample process, Session.Terminal terminal, HostFacts host) {
        Set<String> sessions = host.consoleSessions();
        boolean inSession = !sessions.isEmpty()
                && Cgroup.ofPath(process.cgroup())
                        .loginSession()
                        .filter(sessions::contains)
                        .isPresent();
        return inSession || Terminals.isConsole(terminal.device())
                ? Optional.of(Refusal.PROTECTED_CONSOLE)
                : Optional.empty();
    }
}
