package io.totem.policy.script;

import java.util.List;
import java.util.Objects;

/** What an interpreter was told to run, in the words of its arguments: nothing of it has been looked for. */
public sealed interface Runs {

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

    /** What it reads from standard input. */
    record Input() implements Runs {}

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
