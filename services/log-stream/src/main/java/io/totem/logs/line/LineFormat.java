package io.totem.logs.line;

import java.util.Optional;

/**
 * One way programs write lines. A format looks at a bounded prefix only and its patterns repeat nothing inside a
 * repetition, so that no line, however hostile, takes long.
 */
interface LineFormat {

    /** Empty when the line is not of this format. */
    Optional<Stamp> read(String line, LineClock clock);
}
