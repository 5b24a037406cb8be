package io.totem.logs.file;

import java.time.Instant;
import java.util.Optional;

/**
 * A line as its program wrote it, without its line end.
 *
 * @param written what the engine says of a line of a container; empty for any other
 * @param end the offset just behind it and its line end
 * @param anchor of the file's last bytes before {@code end}
 * @param rest whether the start of the line is not in {@code text}: then whoever made the line long chose its first words
 * @param cut whether the line is longer than {@code text}
 */
public record RawLine(String text, Optional<Written> written, long end, Fingerprint anchor, boolean rest, boolean cut) {

    /** @param stream {@code stdout} or {@code stderr} */
    public record Written(String stream, Instant at) {}
}
