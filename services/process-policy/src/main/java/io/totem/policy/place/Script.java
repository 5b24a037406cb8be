package io.totem.policy.place;

import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an interpreter was told to run; not what it was given through a pipe, as in {@code bash /dev/fd/3}. */
public final class Script {

    /** After these comes program text, a module or a class, not a file. */
    private static final Set<String> NO_FILE = Set.of("-c", "-e", "-E", "-m", "-r", "-p", "--eval", "--print", "-cp");

    private static final List<String> NO_PLACE = List.of("/dev/fd/", "/dev/stdin", "/proc/");

    private static final String JAR = "-jar";

    private Script() {}

    /** The absolute path of the script, without {@code ..}; empty for other programs and for relative paths. */
    public static Optional<String> of(ProcessSample process) {
        return process.executable()
                .filter(exe -> Interpreters.isInterpreter(ProgramPath.fileName(exe)))
                .flatMap(exe -> file(process.commandLine()))
                .filter(path -> path.startsWith("/") && NO_PLACE.stream().noneMatch(path::startsWith))
                .flatMap(Script::normalised);
    }

    private static Optional<String> file(List<String> commandLine) {
        Iterator<String> arguments = commandLine.iterator();
        if (arguments.hasNext()) {
            arguments.next();
        }
        while (arguments.hasNext()) {
            String argument = arguments.next();
            if (argument.equals(JAR)) {
                return arguments.hasNext() ? Optional.of(arguments.next()) : Optional.empty();
            }
            if (NO_FILE.contains(argument)) {
                return Optional.empty();
            }
            // java reads more arguments from @file.
            if (!argument.startsWith("-") && !argument.startsWith("@")) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> normalised(String path) {
        try {
            return Optional.of(Path.of(path).normalize().toString());
        } catch (InvalidPathException notInThisLocale) {
            return Optional.of(path);
        }
    }
}
