package io.totem.policy.warning;

import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.provenance.SystemFolders;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A process that another was started by, directly or not, as far as their parents or their unit tell.
 *
 * @param name its program's file, or the applet of it
 * @param executable where exe points; empty where that may not be read
 * @param commandLine its arguments, or the title that it wrote over them
 * @param uid whose it is
 * @param audience who can connect to what it listens on
 * @param personal whether a person runs it in a session of their own
 * @param work whether it is a person's, a service of the system, or a job that ends by itself
 * @param left whether only its unit tells: who was started has left it as its parent
 */
public record Ancestor(
        int pid,
        String name,
        Optional<String> executable,
        List<String> commandLine,
        int uid,
        Audience audience,
        boolean personal,
        Work work,
        boolean left) {

    /** Who can connect to a process. */
    public enum Audience {
        NOBODY,
        THIS_MACHINE,
        OTHERS
    }

    /** For how long it runs, and for whom. */
    public enum Work {
        /** In a container, whose sockets the host does not always see, or as a service of the system. */
        BACKGROUND,
        /** Of cron's, or of a unit that ends when it is done ({@code Type=oneshot}). */
        JOB,
        OTHER
    }

    private static final int ROOT = 0;
    private static final int FIRST_PERSON = 1000;
    private static final int LAST_PERSON = 60_000;
    private static final String SESSIONS = "/user.slice/";

    public Ancestor {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(executable, "executable");
        commandLine = List.copyOf(commandLine);
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(work, "work");
    }

    /** @param oneshot whether the unit it is in ends when its work is done */
    public static Ancestor of(ProcessSample process, Audience audience, boolean oneshot) {
        return new Ancestor(
                process.pid(),
                ProgramKind.applet(process),
                process.executable(),
                process.commandLine(),
                process.uid(),
                audience,
                isPersonal(process),
                work(process, oneshot),
                false);
    }

    /** The same, of a process that it is no longer a parent of. */
    Ancestor asLeft() {
        return new Ancestor(pid, name, executable, commandLine, uid, audience, personal, work, true);
    }

    /** {@code postgres: archiver}, {@code gunicorn: master [shop]}; "" where it has none. */
    public String title() {
        return commandLine.isEmpty() ? "" : commandLine.getFirst();
    }

    /** Whether root runs it from among the system's own programs: a name alone is anybody's. */
    boolean isSystems() {
        return uid == ROOT
                && executable
                        .filter(path -> SystemFolders.contain(path) || ExecutableLocations.isInStore(path))
                        .isPresent();
    }

    private static boolean isPersonal(ProcessSample process) {
        return process.uid() >= FIRST_PERSON
                && process.uid() < LAST_PERSON
                && process.containerId().isEmpty()
                && process.cgroup().startsWith(SESSIONS);
    }

    private static Work work(ProcessSample process, boolean oneshot) {
        if (process.containerId().isPresent()) {
            return Work.BACKGROUND;
        }
        if (process.systemdUnit().isEmpty() || process.cgroup().startsWith(SESSIONS)) {
            return Work.OTHER;
        }
        return oneshot || Sessions.isScheduled(process, List.of()) ? Work.JOB : Work.BACKGROUND;
    }
}
