package io.totem.policy.script;

import io.totem.procfs.ProcessInputs;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an interpreter was told to run, in the words of its arguments: nothing of it has been looked for. */
public sealed interface Runs {

    Pattern DESCRIPTOR =
            Pattern.compile("/dev/stdin|/proc/(?:self|thread-self|([0-9]{1,9}))/fd/([0-9]{1,6})|/dev/fd/([0-9]{1,6})");

    /** A file. */
    record File(String path) implements Runs {

        public File {
            Objects.requireNonNull(path, "path");
        }
    }

    /** A module that the language itself looks for. */
    record Module(String name) implements Runs {

        public Module {
            Objects.requireNonNull(name, "name");
        }
    }

    /** @param path where it is looked for: folders, archives, {@code folder/*} */
    record MainClass(String name, List<String> path) implements Runs {

        public MainClass {
            Objects.requireNonNull(name, "name");
            path = List.copyOf(path);
        }
    }

    /** Another program, started through this one. */
    record Program(List<String> commandLine) implements Runs {

        public Program {
            commandLine = List.copyOf(commandLine);
        }
    }

    /**
     * What it reads from a descriptor that was open before: standard input, or N of {@code bash /dev/fd/N}.
     *
     * @param descriptor its path below the process' folder in /proc, {@code fd/0}
     */
    record Input(String descriptor) implements Runs {

        private static final String OTHERS = "../";

        public Input {
            Objects.requireNonNull(descriptor, "descriptor");
        }

        /** Standard input. */
        public Input() {
            this(ProcessInputs.STANDARD_INPUT);
        }

        /** Empty for a path that is no descriptor's (proc_pid_fd(5)). */
        static Optional<Input> at(String path) {
            Matcher matcher = DESCRIPTOR.matcher(path);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String number = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            String folder = matcher.group(1) == null ? "" : OTHERS + matcher.group(1) + "/";
            return Optional.of(new Input(folder + "fd/" + (number == null ? "0" : number)));
        }

        public boolean isStandardInput() {
            return descriptor.equals(ProcessInputs.STANDARD_INPUT);
        }

        /** Whether it is one of another process. */
        public boolean isOthers() {
            return descriptor.startsWith(OTHERS);
        }
    }

    /** Text in its arguments. */
    record Text() implements Runs {}

    /** What it runs is not to be seen: it wrote over its arguments (setproctitle(3)). */
    record Titled(String title) implements Runs {

        public Titled {
            Objects.requireNonNull(title, "title");
        }
    }

    /** Nothing besides itself: a command of its own, or one that stays. */
    record Itself() implements Runs {}
}
