package io.totem.logs.follow;

import io.totem.api.logs.Rotated;
import io.totem.api.logs.Truncated;
import io.totem.logs.file.FileCursor;
import io.totem.platform.stream.StreamEvent;

/** The events that tell what became of the file. */
final class FollowEvents {

    static final String ROTATED = "rotated";
    static final String TRUNCATED = "truncated";

    private FollowEvents() {}

    static StreamEvent rotated(FileCursor start, boolean complete) {
        return new StreamEvent(start.text(), ROTATED, new Rotated(complete));
    }

    static StreamEvent truncated(FileCursor start) {
        return new StreamEvent(start.text(), TRUNCATED, new Truncated());
    }
}
