package io.totem.platform.stream;

import java.util.Objects;

/**
 * One event on its way to a viewer.
 *
 * @param id where the stream stands after it; a viewer sends it back as {@code Last-Event-ID}
 * @param name the event's kind, such as {@code snapshot}
 * @param data what becomes JSON
 */
public record StreamEvent(String id, String name, Object data) {

    /** The kind that tells a viewer how many events it did not get because it read too slowly. */
    public static final String DROPPED = "dropped";

    /** The data of {@link #DROPPED}. */
    public record Dropped(long count) {}

    public StreamEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
    }
}
