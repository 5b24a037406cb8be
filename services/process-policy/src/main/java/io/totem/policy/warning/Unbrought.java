package io.totem.policy.warning;

import io.totem.policy.place.Script;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.policy.script.Interpreted;
import io.totem.policy.script.Runs;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Whether what runs came without a package: of a shell or an interpreter its script decides, not itself. */
final class Unbrought {

    private Unbrought() {}

    /** Whether it was given a text to run on the spot, or what it runs is known to be no package's, or is not root's alone. */
    static boolean is(Evidence evidence) {
        if (!ProgramKind.takesCommands(evidence.process())) {
            return evidence.facts()
                    .provenance()
                    .program()
                    .filter(Unbrought::isNobodys)
                    .isPresent();
        }
        Optional<String> script = Script.of(evidence.process());
        if (script.isEmpty()) {
            return isOnTheSpot(evidence.process());
        }
        return evidence.facts()
                        .provenance()
                        .script()
                        .filter(Unbrought::isNobodys)
                        .isPresent()
                || evidence.facts()
                        .access()
                        .map(access -> access.loaded().get(script.get()))
                        .filter(file -> !file.isRootsAlone())
                        .isPresent();
    }

    /** A text in its arguments or on its standard input; neither a module nor what has given itself a title says where its code lies. */
    static boolean isOnTheSpot(ProcessSample process) {
        return Interpreted.of(process)
                .filter(interpreted ->
                        interpreted.runs() instanceof Runs.Text || interpreted.runs() instanceof Runs.Input)
                .isPresent();
    }

    private static boolean isNobodys(FileOrigin file) {
        return file.state() == State.UNPACKAGED || file.state() == State.MOUNTED;
    }
}
