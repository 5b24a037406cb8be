package io.totem.policy.container;

import java.util.Optional;

/** Asks one service of the stack over the network whether it lives. */
public interface LivenessProbe {

    /** The Compose service that is asked. */
    String service();

    /**
     * May take seconds, and may be interrupted.
     *
     * @return whether it lives; empty where that cannot be told, as somebody in between does not answer
     */
    Optional<Liveness> ask();

    /** @param trouble why it does not live; empty when it does */
    record Liveness(Optional<String> trouble) {

        public static final Liveness ALIVE = new Liveness(Optional.empty());

        public static Liveness not(String trouble) {
            return new Liveness(Optional.of(trouble));
        }
    }
}
