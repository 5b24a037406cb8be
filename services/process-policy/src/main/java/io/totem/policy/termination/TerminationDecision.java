package io.totem.policy.termination;

import io.totem.platform.caller.Role;
import io.totem.policy.supervisor.Supervisors;
import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.util.Optional;

/**
 * Decides who may end what. Pure: the list and the click ask the same function. Each step may only refuse; what no step
 * refuses is allowed.
 */
public final class TerminationDecision {

    private static final String SYSTEMD_FOLDER = "/lib/systemd/";

    private TerminationDecision() {}

    public static Decision decide(TerminationContext question) {
        return changed(question)
                .or(() -> ProtectedProcesses.refusal(question.process(), question.container(), question.host()))
                .or(() -> over(question))
                .or(() -> byPolicyAndRole(question))
                .or(() -> byKernel(question))
                .<Decision>map(refusal -> new Decision.Refused(refusal, question.process()))
                .orElseGet(() -> new Decision.Allowed(Supervisors.of(
                        question.process(),
                        question.container(),
                        question.parent(),
                        question.host().restarts())));
    }

    private static Optional<Refusal> changed(TerminationContext question) {
        return refuseIf(!question.expected().matches(question.process()), Refusal.IDENTITY_CHANGED);
    }

    private static Optional<Refusal> over(TerminationContext question) {
        return refuseIf(isOver(question.process()), Refusal.ALREADY_OVER);
    }

    /** A zombie, or one being buried: nothing of it runs (proc(5), state). */
    static boolean isOver(ProcessSample process) {
        return switch (process.state()) {
            case 'Z', 'X', 'x' -> true;
            default -> false;
        };
    }

    private static Optional<Refusal> byPolicyAndRole(TerminationContext question) {
        boolean daemon = !isLoginUsers(question.process(), question.host().loginUsers());
        Role needed = daemon ? Role.ADMIN : Role.OPERATOR;
        Refusal missing = daemon ? Refusal.ADMIN_NEEDED : Refusal.OPERATOR_NEEDED;
        boolean held = question.role().filter(role -> role.holds(needed)).isPresent();
        return switch (question.policy()) {
            case PolicyAnswer.Unavailable _ -> Optional.of(Refusal.STORE_UNAVAILABLE);
            case PolicyAnswer.Found found when !found.terminatable() -> Optional.of(Refusal.POLICY_FORBIDS);
            case PolicyAnswer.Found _ -> refuseIf(!held, missing);
            case PolicyAnswer.Unknown _ when daemon -> Optional.of(Refusal.DAEMON_UNKNOWN);
            case PolicyAnswer.Unknown _ -> refuseIf(!held, missing);
        };
    }

    /**
     * Started by somebody who can log in, with such a person's rights, outside containers and the machine's own services.
     * Anything else is a daemon: of real and effective user the more privileged one counts.
     */
    static boolean isLoginUsers(ProcessSample process, LoginUsers loginUsers) {
        return switch (process.session()) {
            case Session.Terminal _ -> isLinuxLoginUsers(process, loginUsers);
            case Session.Windows session -> WindowsProtectedProcesses.isPersons(session);
        };
    }

    private static boolean isLinuxLoginUsers(ProcessSample process, LoginUsers loginUsers) {
        Cgroup cgroup = Cgroup.ofPath(process.cgroup());
        boolean systemdProgram = process.executable()
                .filter(path -> path.startsWith(SYSTEMD_FOLDER) || path.startsWith("/usr" + SYSTEMD_FOLDER))
                .isPresent();
        return loginUsers.contains(process.uid())
                && loginUsers.contains(process.realUid())
                && process.containerId().isEmpty()
                && process.systemdUnit().isEmpty()
                && !cgroup.inSystemSlice()
                && !systemdProgram;
    }

    private static Optional<Refusal> byKernel(TerminationContext question) {
        OwnProcess own = question.host().own();
        return refuseIf(!own.signalsAnyone() && own.uid() != question.process().realUid(), Refusal.KERNEL_FORBIDS);
    }

    private static Optional<Refusal> refuseIf(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }
}
