package io.totem.policy.warning;

import io.totem.policy.place.Script;
import io.totem.policy.provenance.FileOrigin;
import io.totem.policy.provenance.FileOrigin.State;
import io.totem.procfs.ProcessInputs;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** Whether what runs came without a package: of a shell or an interpreter its script decides, not itself. */
final class Unbrought {

    private Unbrought() {}

    /** Whether it was given a text to run on the spot, or what it runs is known to be no package's, or is not root's alone. */
    static boolean is(Evidence evidence) {
        if (!ProgramKind.takesCommands(evidence.process())) {
            return isProgram(evidence);
        }
        Optional<String> script = Script.of(evidence.process());
        if (script.isEmpty()) {
            return Script.isText(evidence.process());
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

    /** Of the program itself. A file that is gone, or was never on a disk, is no package's, unless it is known to have been. */
    static boolean isProgram(Evidence evidence) {
        Optional<FileOrigin> origin = evidence.facts().provenance().program();
        return origin.filter(Unbrought::isNobodys).isPresent()
                || isGone(evidence.process())
                        && origin.filter(file -> file.state() != State.UNKNOWN).isEmpty();
    }

    private static boolean isGone(ProcessSample process) {
        return process.executable()
                .filter(path -> process.executableDeleted() || path.startsWith(ProcessInputs.MEMORY_FILE))
                .isPresent();
    }

    private static boolean isNobodys(FileOrigin file) {
        return file.state() == State.UNPACKAGED || file.state() == State.MOUNTED;
    }
}
