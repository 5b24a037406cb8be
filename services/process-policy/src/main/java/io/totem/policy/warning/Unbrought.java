package io.totem.policy.warning;

import io.totem.policy.place.Script;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
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
        return script.isEmpty()
                || evidence.facts()
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

    private static boolean isNobodys(FileOrigin file) {
        return file.state() == State.UNPACKAGED || file.state() == State.MOUNTED;
    }
}
