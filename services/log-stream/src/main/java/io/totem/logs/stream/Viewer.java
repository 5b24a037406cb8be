package io.totem.logs.stream;

import io.smallrye.mutiny.Multi;
import io.totem.platform.stream.StreamEvent;
import java.util.List;

/** One viewer of a source, from its first event to its going. It reads on by itself until it can join the others. */
public interface Viewer {

    /** @param isLast whether the viewer has joined, or the source can be read no further */
    record Step(List<StreamEvent> events, boolean isLast) {

        public static final Step LAST = new Step(List.of(), true);

        public Step {
            events = List.copyOf(events);
        }
    }

    /** May block. Does not fail: a source that can be read no further is the last step. */
    Step next();

    /** What all viewers get from the last step on; empty when there is nothing more to read. */
    Multi<StreamEvent> live();

    /** Lets everything go; called once. */
    void leave();
}
