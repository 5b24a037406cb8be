package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.facts.Relations.Traced;
import io.totem.policy.port.Severity;
import io.totem.procfs.ProcessSample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * TRACING: it reads along with another program by ptrace(2), and may change what that does, or has its memory open; or it watches all programs through the
 * kernel (bpf(2)). Somebody who follows a program of their own, or one that they started for it, develops it.
 */
final class TracingRule implements WarningRule {

    /** Passwords go through them. */
    private static final Pattern LOGINS = Pattern.compile(
            "sshd(?:-(?:session|auth))?|dropbear|login|su|sudo|doas|passwd|[am]?getty|systemd-logind|polkitd|gdm.{0,32}|sddm.{0,16}");

    private static final Pattern KERNEL_TRACERS = Pattern.compile("bpftrace|sysdig|stapio|staprun|trace-cmd");

    private static final int ROOT = 0;
    private static final int FIRST_PERSON = 1000;

    @Override
    public List<Warning> check(Evidence evidence) {
        ProcessSample process = evidence.process();
        Optional<Warning> followed = evidence.facts().behaviour().relations().traces().stream()
                .filter(traced -> !isOwnWork(process, traced))
                .max(Comparator.comparing((Traced traced) -> severity(process, traced))
                        .thenComparing(Traced::pid, Comparator.reverseOrder()))
                .map(traced -> followed(evidence, traced));
        return followed.or(() -> isKernelTracer(process) ? Optional.of(ofAll(evidence)) : Optional.empty()).stream()
                .toList();
    }

    private static boolean isKernelTracer(ProcessSample process) {
        return KERNEL_TRACERS.matcher(ProgramKind.applet(process)).matches();
    }

    private static boolean isOwnWork(ProcessSample process, Traced traced) {
        boolean person = process.uid() >= FIRST_PERSON && Sessions.isInOne(process) && traced.uid() == process.uid();
        return !isLogin(traced) && (traced.below() || person);
    }

    private static boolean isLogin(Traced traced) {
        return LOGINS.matcher(traced.program()).matches();
    }

    /** An administrator who is logged in looks at a service now and then; a service that looks at another does not. */
    private static Severity severity(ProcessSample process, Traced traced) {
        boolean admin = process.uid() == ROOT && Sessions.isInOne(process);
        return isLogin(traced) || !admin ? Severity.DANGER : Severity.CAUTION;
    }

    private static Warning followed(Evidence evidence, Traced traced) {
        String program = Shown.words(Service.called(traced.program()));
        String pid = Integer.toString(traced.pid());
        String memory = traced.memory() ? ".memory" : "";
        return new Warning(
                WarningCode.TRACING,
                Optional.of(program),
                severity(evidence.process(), traced),
                false,
                text("warning.TRACING.title" + memory, program, pid),
                text(
                        "warning.TRACING.why." + (isLogin(traced) ? "login" : "other") + memory,
                        evidence.name(),
                        evidence.process().user(),
                        program,
                        pid,
                        traced.user()),
                text("warning.TRACING.todo"));
    }

    private static Warning ofAll(Evidence evidence) {
        return new Warning(
                WarningCode.TRACING,
                Optional.empty(),
                Severity.CAUTION,
                false,
                text("warning.TRACING.title.all"),
                text(
                        "warning.TRACING.why.all",
                        evidence.name(),
                        evidence.process().user()),
                text("warning.TRACING.todo"));
    }
}
