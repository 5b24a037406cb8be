package io.totem.logs.follow;

import io.totem.logs.file.FileCursor;
import io.totem.platform.stream.StreamEvent;

/** The events that tell what became of the file. */
final class FollowEvents {

    static final String ROTATED = "rotated";
    static final String TRUNCATED = "truncated";

    /** @param complete false when lines may be missing, because the older file is no longer there to be read */
    record Rotated(boolean complete) {}

    record Truncated() {}

    private FollowEvents() {}

    static StreamEvent rotated(FileCursor start, boolean complete) {
        return new StreamEvent(start.text(), ROTATED, new Rotated(complete));
    }

    static StreamEvent truncated(FileCursor start) {
        return new StreamEvent(start.text(), TRUNCATED, new Truncated());
    }
}
