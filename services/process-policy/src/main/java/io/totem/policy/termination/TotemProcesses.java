package io.totem.policy.termination;

import io.totem.policy.container.Container;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what belongs to Totem: this process and its ancestors; its container and every container of the same Compose
 * project or with Totem's label; and other services of Totem on a bare host, which are virtual machines of the same user
 * that were started with our jar, our classes or our settings. (Of the same user only, so that nobody else can hide behind
 * such an argument.)
 */
final class TotemProcesses {

    static final String LABEL = "io.totem.service";
    static final String COMPOSE_PROJECT = "com.docker.compose.project";

    /** A service as this project's own build lays it out. */
    private static final Pattern BUILT_JAR =
            Pattern.compile(".*[/\\\\](standalone|metrics|process-policy|log-stream|site-doctor|dashboard)"
                    + "[/\\\\]target[/\\\\]quarkus-app[/\\\\]quarkus-run\\.jar");

    private static final Set<String> JAVA = Set.of("java", "java.exe", "javaw.exe");

    private TotemProcesses() {}

    static boolean contain(ProcessSample process, Optional<Container> container, OwnProcess own) {
        return own.line().contains(process.pid())
                || process.containerId()
                        .filter(id -> isTotems(id, container, own))
                        .isPresent()
                || isSameUsers(process, own) && isTotemsVirtualMachine(process, own);
    }

    private static boolean isSameUsers(ProcessSample process, OwnProcess own) {
        return process.uid() == own.uid() && !process.actsForAnother();
    }

    private static boolean isTotems(String id, Optional<Container> container, OwnProcess own) {
        Optional<String> project = container.map(found -> found.labels().get(COMPOSE_PROJECT));
        return own.container().filter(id::equals).isPresent()
                || container.filter(found -> found.labels().containsKey(LABEL)).isPresent()
                || project.isPresent() && project.equals(own.composeProject());
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
