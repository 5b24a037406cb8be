package io.totem.policy.termination;

import io.totem.api.processes.TerminationReport;
import io.totem.platform.problem.ProblemException;

/** The one way to end a process: decided, audited and signalled as {@link Terminator} does it. */
public interface Terminations {

    /** @throws ProblemException when it is refused: then nothing was signalled */
    TerminationReport end(TerminationRequest request);
}
