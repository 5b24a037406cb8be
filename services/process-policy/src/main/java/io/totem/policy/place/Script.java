package io.totem.policy.place;

import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** What an interpreter was told to run; not what it was given through a pipe, as in {@code bash /dev/fd/3}. */
public final class Script {

    private Script() {}

    /** The absolute path of the script, without {@code ..}; empty for other programs and where it is not known. */
    public static Optional<String> of(ProcessSample process) {
        return Interpreted.of(process).flatMap(interpreted -> interpreted.script(process));
    }

    /**
     * Whether an interpreter was given a text in its arguments or on its standard input, which lies in no file. Neither a module nor
     * what has given itself a title says where its code lies.
     */
    public static boolean isText(ProcessSample process) {
        return Interpreted.of(process)
                .filter(interpreted -> interpreted.script(process).isEmpty()
                        && (interpreted.runs() instanceof Runs.Text || interpreted.runs() instanceof Runs.Input))
                .isPresent();
    }
}
