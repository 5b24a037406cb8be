package io.totem.policy.container;

import java.io.IOException;

/** Asks one service of the stack over the network whether it lives. */
public interface LivenessProbe {

    /** The Compose service that is asked. */
    String service();

    /**
     * Returns when it answers; may be interrupted.
     *
     * @throws IOException when it does not, saying why
     */
    void ask() throws IOException;
}
