package io.totem.policy.place;

import io.totem.policy.script.Interpreted;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** What an interpreter was told to run; not what it was given through a pipe, as in {@code bash /dev/fd/3}. */
public final class Script {

    private Script() {}

    /** The absolute path of the script, without {@code ..}; empty for other programs and where it is not known. */
    public static Optional<String> of(ProcessSample process) {
        return Interpreted.of(process).flatMap(interpreted -> interpreted.script(process));
    }
}
