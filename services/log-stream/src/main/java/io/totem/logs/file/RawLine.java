package io.totem.logs.file;

import java.nio.charset.StandardCharsets;

/**
 * A line as it stands in the file, without its line end.
 *
 * @param end the offset just behind it and its line end
 * @param anchor of the file's last bytes before {@code end}
 * @param cut whether the line is longer than {@code text}
 */
public record RawLine(String text, long end, Anchor anchor, boolean cut) {

    static RawLine of(byte[] bytes, int length, long end, Anchor anchor, boolean cut) {
        return new RawLine(new String(bytes, 0, length, StandardCharsets.UTF_8), end, anchor, cut);
    }

    RawLine asCut() {
        return new RawLine(text, end, anchor, true);
    }
}
