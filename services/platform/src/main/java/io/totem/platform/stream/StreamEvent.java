package io.totem.platform.stream;

import java.util.Objects;

/**
 * One event on its way to a viewer.
 *
 * @param id where the stream stands after it; a viewer sends it back as {@code Last-Event-ID}
 * @param name the event's kind, such as {@code snapshot}
 * @param data what becomes JSON
 * @param weight how many things it tells, such as lines; so many are lost with it, at least 1
 */
public record StreamEvent(String id, String name, Object data, int weight) {

    /** The kind that tells a viewer how much it did not get because it read too slowly. */
    public static final String DROPPED = "dropped";

    /** The data of {@link #DROPPED}. */
    public record Dropped(long count) {}

    public StreamEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
        if (weight < 1) {
            throw new IllegalArgumentException("weight " + weight);
        }
    }

    public StreamEvent(String id, String name, Object data) {
        this(id, name, data, 1);
    }
}
