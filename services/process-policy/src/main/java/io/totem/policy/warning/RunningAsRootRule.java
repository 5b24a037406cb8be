package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.OpenPort;
import io.totem.policy.port.Purpose;
import io.totem.policy.port.Severity;
import io.totem.procfs.ListeningSocket.Protocol;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;

/**
 * RUNNING_AS_ROOT: a fault in it is a fault in everything. Told of what others than this machine can speak to, and of
 * daemons that nobody explains; not of what an administrator runs, cron's jobs and what the kernel starts for itself.
 */
final class RunningAsRootRule implements WarningRule {

    private static final int ROOT = 0;
    private static final int THREAD_OF_THREADS = 2;

    /** From here on the kernel gives ports away by itself (ip_local_port_range): a client's, not a service's. */
    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    @Override
    public List<Warning> check(Evidence evidence) {
        if (evidence.process().uid() != ROOT || isSomebodysOrAJob(evidence)) {
            return List.of();
        }
        if (evidence.ports().open().stream().anyMatch(RunningAsRootRule::isReached)) {
            return List.of(warning(evidence, "reached"));
        }
        boolean unexplained = evidence.explanation().dictionaryRead()
                && !evidence.explanation().explained()
                && evidence.process().state() != 'Z';
        return unexplained ? List.of(warning(evidence, "unknown")) : List.of();
    }

    /**
     * By another machine, at this process itself: not at a service that systemd keeps the port open for, and not in the network of a
     * container, whose root is not the machine's.
     */
    private static boolean isReached(OpenPort port) {
        boolean clients = port.protocol() == Protocol.UDP && port.port() >= FIRST_EPHEMERAL_PORT;
        return port.reach().leavesMachine()
                && !port.contained()
                && !clients
                && !(port.purpose() instanceof Purpose.Activation);
    }

    private static boolean isSomebodysOrAJob(Evidence evidence) {
        ProcessSample process = evidence.process();
        return process.parentPid() == THREAD_OF_THREADS
                || Sessions.isInOne(process)
                || Sessions.isScheduled(process, evidence.ancestors());
    }

    /** A shell or a network tool, or what no unit runs: somebody's, and no service that could get a user of its own. */
    private static boolean isTool(Evidence evidence) {
        return ProgramKind.of(evidence.process())
                        .filter(kind -> kind != ProgramKind.INTERPRETER)
                        .isPresent()
                || !Sessions.isService(evidence.process());
    }

    private static Warning warning(Evidence evidence, String variant) {
        boolean muted = evidence.expectsRoot();
        boolean raised = variant.equals("unknown") && evidence.process().actsForAnother();
        return new Warning(
                WarningCode.RUNNING_AS_ROOT,
                Optional.empty(),
                Severity.CAUTION,
                muted,
                text("warning.RUNNING_AS_ROOT.title"),
                text(
                        "warning.RUNNING_AS_ROOT." + (muted ? "muted" : "why." + variant + (raised ? ".raised" : "")),
                        evidence.name(),
                        evidence.process().user(),
                        evidence.process().realUser()),
                text(
                        muted
                                ? "warning.muted.todo"
                                : "warning.RUNNING_AS_ROOT.todo." + (isTool(evidence) ? "tool" : variant),
                        evidence.name()));
    }
}
