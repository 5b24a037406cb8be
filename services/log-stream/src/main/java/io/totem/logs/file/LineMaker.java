package io.totem.logs.file;

import io.totem.logs.line.LineParser;
import io.totem.logs.line.LogLine;

/** Turns the raw lines of one file into lines for readers. */
public record LineMaker(LineParser parser, LogFile file) {

    public LogLine make(RawLine raw) {
        return parser.parse(FileCursor.behind(file.key(), raw), raw.text(), raw.cut(), file.home());
    }
}
