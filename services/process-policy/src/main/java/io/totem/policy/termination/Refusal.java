package io.totem.policy.termination;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.ErrorCode;
import io.totem.platform.problem.ErrorKind;
import io.totem.procfs.ProcessSample;

/** Why a process is not ended. */
public enum Refusal implements ErrorCode {
    /** It is not the process the caller saw: another one, another program or another user. */
    IDENTITY_CHANGED(409),
    PROTECTED_INIT(403),
    PROTECTED_KERNEL(403),
    PROTECTED_TOTEM(403),
    PROTECTED_SYSTEMD(403),
    PROTECTED_RUNTIME(403),
    PROTECTED_BUS(403),
    PROTECTED_SSH(403),
    PROTECTED_CONSOLE(403),
    /** Windows' session 0. */
    PROTECTED_SERVICES(403),
    /** Of Windows itself, such as SYSTEM and LOCAL SERVICE. */
    PROTECTED_ACCOUNT(403),
    /** A program that Windows, or the way into it, hangs on. */
    PROTECTED_WINDOWS(403),
    /** A zombie: over, but its parent has not asked how. */
    ALREADY_OVER(409),
    STORE_UNAVAILABLE(503),
    POLICY_FORBIDS(403),
    DAEMON_UNKNOWN(403),
    OPERATOR_NEEDED(403),
    ADMIN_NEEDED(403),
    /** Totem itself runs without the right to signal other users' processes. */
    KERNEL_FORBIDS(403),
    TERMINATION_RUNNING(409),
    TOO_MANY_TERMINATIONS(429),
    SIGNALS_UNAVAILABLE(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    @Override
    public ErrorKind kind() {
        return new ErrorKind(status, text("refusal.title." + name()));
    }

    /** A sentence or two: what it is about this process, and what to do instead. */
    LocalizedText because(String name, int pid, String user) {
        return text("refusal." + name(), name, Integer.toString(pid), user);
    }

    LocalizedText because(ProcessSample process) {
        boolean aboutUser = this == DAEMON_UNKNOWN || this == ADMIN_NEEDED;
        return aboutUser && process.actsForAnother()
                ? text(
                        "refusal." + name() + ".raised",
                        process.comm(),
                        Integer.toString(process.pid()),
                        process.user(),
                        process.realUser())
                : because(process.comm(), process.pid(), process.user());
    }
}
