package io.totem.policy.termination;

import io.totem.procfs.ProcessIdentity;
import io.totem.procfs.ProcessSample;
import java.util.Optional;

/** What a termination sees of the host's processes. */
public interface ProcessLookup {

    /** Whatever has this PID now, read afresh. */
    Optional<ProcessSample> now(int pid);

    /** A process that was in a list of the last ten minutes, as it was then. */
    Optional<ProcessSample> recently(ProcessIdentity identity);

    HostFacts host();

    /** Something was ended: the list everybody looks at is no longer true. */
    void changed();
}
