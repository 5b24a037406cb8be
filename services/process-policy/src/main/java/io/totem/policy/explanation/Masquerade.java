package io.totem.policy.explanation;

import io.totem.api.policies.ProcessPolicy;
import java.util.Objects;

/**
 * A process calls itself, or is called, like something that it is not.
 *
 * @param name what it is taken for; of invisible characters, the name with them written out
 * @param path the file that runs: the program's, or a script's
 */
public record Masquerade(Kind kind, String name, String path) {

    /** In which way. */
    public enum Kind {
        /** As a thread of the kernel. */
        KERNEL,
        /** By another program's name. */
        PROGRAM,
        /** Its file bears the name of a part of the system and lies elsewhere. */
        FILE,
        /** Its letters look like those of a program's name and are others. */
        LOOK_ALIKE,
        /** Its name has characters that nobody sees. */
        INVISIBLE
    }

    public Masquerade {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
    }

    static boolean ofKernel(ProcessPolicy entry) {
        return entry.tags().contains(ProcessPolicy.KERNEL);
    }
}
