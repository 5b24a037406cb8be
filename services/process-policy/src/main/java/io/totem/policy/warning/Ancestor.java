package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A process that another was started by, directly or not.
 *
 * @param name its program's file, or the applet of it
 * @param executable where exe points; empty where that may not be read
 * @param commandLine its arguments, or the title that it wrote over them
 * @param uid whose it is
 * @param audience who can connect to what it listens on
 * @param personal whether a person runs it in a session of their own
 * @param background whether it runs in a container, whose sockets the host does not see, or as a service of the system
 */
public record Ancestor(
        int pid,
        String name,
        Optional<String> executable,
        List<String> commandLine,
        int uid,
        Audience audience,
        boolean personal,
        boolean background) {

    /** Who can connect to a process. */
    public enum Audience {
        NOBODY,
        THIS_MACHINE,
        OTHERS
    }

    private static final int FIRST_PERSON = 1000;
    private static final int LAST_PERSON = 60_000;
    private static final String SESSIONS = "/user.slice/";

    public Ancestor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(executable, "executable");
        commandLine = List.copyOf(commandLine);
        Objects.requireNonNull(audience, "audience");
    }

    public static Ancestor of(ProcessSample process, Audience audience) {
        return new Ancestor(
                process.pid(),
                ProgramKind.applet(process),
                process.executable(),
                process.commandLine(),
                process.uid(),
                audience,
                isPersonal(process),
                isBackground(process));
    }

    /** {@code postgres: archiver}, {@code gunicorn: master [shop]}; "" where it has none. */
    public String title() {
        return commandLine.isEmpty() ? "" : commandLine.getFirst();
    }

    private static boolean isPersonal(ProcessSample process) {
        return process.uid() >= FIRST_PERSON
                && process.uid() < LAST_PERSON
                && process.containerId().isEmpty()
                && process.cgroup().startsWith(SESSIONS);
    }

    private static boolean isBackground(ProcessSample process) {
        return process.containerId().isPresent()
                || process.systemdUnit().isPresent() && !process.cgroup().startsWith(SESSIONS);
    }
}
