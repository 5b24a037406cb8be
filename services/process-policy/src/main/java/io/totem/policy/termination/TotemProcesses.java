package io.totem.policy.termination;

import io.totem.policy.container.Container;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what belongs to Totem: this process and its ancestors; its container and every other of the same
 * Compose project; and other services of Totem on a bare host, which are virtual machines of the same user that were started with
 * our jar, our classes or our settings. (Of the same user only, so that nobody else can hide behind such an argument.)
 *
 * <p>No name, label or argument makes a process {@linkplain #isOwn Totem's own}: only numbers that the kernel gave, and what the
 * engine, and so root, wrote down of a container.
 */
public final class TotemProcesses {

    /** A service as this project's own build lays it out. */
    private static final Pattern BUILT_JAR =
            Pattern.compile(".*[/\\\\](standalone|metrics|process-policy|log-stream|site-doctor|dashboard)"
                    + "[/\\\\]target[/\\\\]quarkus-app[/\\\\]quarkus-run\\.jar");

    private static final Set<String> JAVA = Set.of("java", "java.exe", "javaw.exe");

    private TotemProcesses() {}

    /** Whether it is a part of Totem beyond doubt: everything that is said to be one is also never ended. */
    public static boolean isOwn(ProcessSample process, Optional<Container> container, OwnProcess own) {
        return own.pid() == process.pid() || isOfStack(process, container, own);
    }

    static boolean contain(ProcessSample process, Optional<Container> container, OwnProcess own) {
        return isOwn(process, container, own)
                || own.line().contains(process.pid())
                || isSameUsers(process, own) && isTotemsVirtualMachine(process, own);
    }

    private static boolean isSameUsers(ProcessSample process, OwnProcess own) {
        return process.uid() == own.uid() && !process.actsForAnother();
    }

    /**
     * Somebody to whom systemd left a part of the cgroups (user@.service, Delegate=yes) may call one there like a container: only
     * where the engine keeps Totem's own does it count.
     */
    private static boolean isOfStack(ProcessSample process, Optional<Container> container, OwnProcess own) {
        boolean among = own.containers().isPresent()
                && process.containerId().flatMap(id -> folder(process, id)).equals(own.containers());
        return among
                && (process.containerId().equals(own.container())
                        || own.composeProject().isPresent()
                                && container.flatMap(Container::project).equals(own.composeProject()));
    }

    /** The cgroup that the container's own lies in. */
    static Optional<String> folder(ProcessSample process, String containerId) {
        int at = process.cgroup().indexOf(containerId);
        return at < 0
                ? Optional.empty()
                : Optional.of(process.cgroup().substring(0, process.cgroup().lastIndexOf('/', at) + 1));
    }

    private static boolean isTotemsVirtualMachine(ProcessSample process, OwnProcess own) {
        return process.executable()
                        .map(ProgramPath::fileName)
                        .filter(JAVA::contains)
                        .isPresent()
                && process.commandLine().stream()
                        .anyMatch(argument -> argument.startsWith("-Dtotem.")
                                || argument.startsWith("io.totem.")
                                || BUILT_JAR.matcher(argument).matches()
                                || own.jar().filter(argument::equals).isPresent());
    }
}
