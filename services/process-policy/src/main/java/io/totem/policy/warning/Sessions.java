package io.totem.policy.warning;

import io.totem.procfs.Cgroup;
import io.totem.procfs.ProcessSample;
import io.totem.procfs.Session;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what somebody started who is logged in, and cron's jobs, from the machine's own services. */
public final class Sessions {

    /** Where PAM opens no session for it, what somebody runs after a login stays in the unit that let him in. */
    private static final Pattern LOGIN_UNIT =
            Pattern.compile("(ssh|sshd|dropbear|getty|console-getty|serial-getty|container-getty)(@.*)?\\.service");

    private static final Pattern LOGIN_PROGRAM = Pattern.compile("sshd(-.*)?|dropbear|a?getty|login");

    private static final Pattern SCHEDULER_UNIT = Pattern.compile("(cron|crond|cronie|fcron|anacron|atd)\\.service");

    private static final Pattern SCHEDULER = Pattern.compile("cron|crond|fcron|anacron|atd|dcron");

    private static final Pattern USER_MANAGER = Pattern.compile("/user@[0-9]{1,10}\\.service/");

    /** What a desktop starts for somebody (XDG's "Desktop Environments" of systemd): {@code app-org.kde.konsole@8e3f.service}. */
    private static final Pattern DESKTOPS_APPLICATION =
            Pattern.compile(".{0,200}/app-[^/]{1,200}@[^/]{1,200}\\.service");

    private static final String SERVICE = ".service";
    private static final int FIRST_PERSON = 1000;
    private static final int LAST_PERSON = 60_000;

    private Sessions() {}

    /** Whether it has a terminal or belongs to a login. */
    static boolean isInOne(ProcessSample process) {
        Cgroup cgroup = Cgroup.ofPath(process.cgroup());
        boolean terminal = process.session() instanceof Session.Terminal(int device) && device != 0;
        return terminal || cgroup.loginSession().isPresent() || cgroup.inUserSlice() || isBehindALogin(process);
    }

    /**
     * Whether somebody who is logged in runs it as himself: neither root nor another's rights, no service of his own (systemd --user) without
     * a terminal, no cron job, and nothing that a service started.
     */
    static boolean isAPersonsOwn(Evidence evidence) {
        return isAPersonsOwn(evidence.process())
                && !isScheduled(evidence.process(), evidence.ancestors())
                && Service.nearest(evidence.ancestors()).isEmpty();
    }

    /** The same, as far as the process itself tells: who started it is not asked. */
    public static boolean isAPersonsOwn(ProcessSample process) {
        boolean terminal = process.session() instanceof Session.Terminal(int device) && device != 0;
        boolean person =
                process.uid() >= FIRST_PERSON && process.uid() < LAST_PERSON || DirectoryUsers.mayBeOne(process.uid());
        return person
                && !process.actsForAnother()
                && !isService(process)
                && isInOne(process)
                && (terminal || !isUsersService(process.cgroup()))
                && !isScheduled(process, List.of());
    }

    /** A service of the user's own manager; what a desktop starts in a scope, or as an application, is none. */
    private static boolean isUsersService(String cgroup) {
        Matcher manager = USER_MANAGER.matcher(cgroup);
        return manager.find()
                && cgroup.indexOf(SERVICE, manager.end()) >= 0
                && !DESKTOPS_APPLICATION
                        .matcher(cgroup.substring(manager.end() - 1))
                        .lookingAt();
    }

    private static boolean isBehindALogin(ProcessSample process) {
        return process.systemdUnit()
                        .filter(unit -> LOGIN_UNIT.matcher(unit).matches())
                        .isPresent()
                && !LOGIN_PROGRAM.matcher(ProgramName.of(process)).matches();
    }

    /** @param ancestors what it was started by, where no unit says it */
    static boolean isScheduled(ProcessSample process, List<Ancestor> ancestors) {
        return !SCHEDULER.matcher(ProgramName.of(process)).matches()
                && (process.systemdUnit()
                                .filter(unit -> SCHEDULER_UNIT.matcher(unit).matches())
                                .isPresent()
                        || ancestors.stream().anyMatch(Sessions::isScheduler));
    }

    /** Whether it is the system's program that starts others at their time. */
    static boolean isScheduler(Ancestor ancestor) {
        return ancestor.isSystems() && SCHEDULER.matcher(ancestor.name()).matches();
    }

    /** Whether the machine runs it, not somebody who logged in or asked cron to. */
    public static boolean isService(ProcessSample process) {
        boolean units = process.systemdUnit().isPresent()
                || Cgroup.ofPath(process.cgroup()).inSystemSlice();
        return process.containerId().isPresent()
                || units && !isBehindALogin(process) && !isScheduled(process, List.of());
    }
}
