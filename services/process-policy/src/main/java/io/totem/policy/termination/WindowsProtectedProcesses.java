package io.totem.policy.termination;

import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is never ended on Windows: everything but what a person's own account runs in a person's own session, and of that
 * what holds the session together. Where the account may not be read, it is nobody's.
 */
final class WindowsProtectedProcesses {

    private static final int SERVICES = 0;

    /** Of this machine or its domain, or of Entra ID; the well-known accounts of Windows are all others. */
    private static final Pattern PERSON = Pattern.compile("S-1-5-21(-[0-9]+){4}|S-1-12-1(-[0-9]+){4}");

    private static final Pattern HELD_TOGETHER = Pattern.compile(
            "(system|registry|secure system|memory compression|idle|smss|csrss|wininit|winlogon|services|lsass|lsaiso"
                    + "|svchost|dwm|fontdrvhost|logonui|userinit|sihost|explorer|taskhostw|trustedinstaller|msmpeng"
                    + "|sshd.*|dockerd|containerd.*|com\\.docker\\..*|vmcompute|vmwp|vmmem.*|wslservice)(\\.exe)?",
            Pattern.CASE_INSENSITIVE);

    private WindowsProtectedProcesses() {}

    static Optional<Refusal> refusal(ProcessSample process, Session.Windows session) {
        if (session.number() <= SERVICES) {
            return Optional.of(Refusal.PROTECTED_SERVICES);
        }
        if (!isPersons(session)) {
            return Optional.of(Refusal.PROTECTED_ACCOUNT);
        }
        return isHeldTogetherBy(process.comm())
                        || process.executable()
                                .filter(path -> isHeldTogetherBy(ProgramPath.fileName(path)))
                                .isPresent()
                ? Optional.of(Refusal.PROTECTED_WINDOWS)
                : Optional.empty();
    }

    static boolean isPersons(Session.Windows session) {
        return session.number() > SERVICES && PERSON.matcher(session.account()).matches();
    }

    private static boolean isHeldTogetherBy(String name) {
        return HELD_TOGETHER.matcher(name.strip()).matches();
    }
}
