package io.totem.platform.stream;

import io.smallrye.mutiny.Multi;

/** A viewer's place at a {@link Broadcast}: what is published from the moment it was taken on waits in it. */
public interface Subscription {

    /** To be subscribed to once. */
    Multi<StreamEvent> events();

    /** Gives the place back, whether anybody subscribed or not. */
    void leave();
}
