package io.totem.logs.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The newest of many lines, as far as they are {@value #MAX_CHARACTERS} characters together. Strangers write lines as long
 * as one may be; as many of those as may be asked for would fill the memory of this service.
 */
public final class NewestLines<T> {

    public static final int MAX_CHARACTERS = 1 << 20;

    private final ToIntFunction<T> length;
    private final Deque<T> lines = new ArrayDeque<>();
    private int characters;
    private boolean complete = true;

    public NewestLines(ToIntFunction<T> length) {
        this.length = length;
    }

    /** Forgets the oldest for it, but never the newest itself. */
    public void add(T line) {
        lines.addLast(line);
        characters += length.applyAsInt(line);
        while (characters > MAX_CHARACTERS && lines.size() > 1) {
            characters -= length.applyAsInt(lines.removeFirst());
            complete = false;
        }
    }

    /** Whether none was forgotten. */
    public boolean isComplete() {
        return complete;
    }

    /** The oldest first. */
    public List<T> list() {
        return List.copyOf(lines);
    }
}
