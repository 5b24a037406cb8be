package io.totem.logs.file;

import io.totem.api.logs.LogLine;
import io.totem.logs.line.LineParser;

/** Turns the raw lines of one file into lines for readers. */
public record LineMaker(LineParser parser, LogFile file) {

    public LogLine make(RawLine raw) {
        FileCursor cursor = FileCursor.behind(file.key(), raw);
        LogLine line = raw.rest()
                ? parser.rest(cursor, raw.text(), file.home())
                : parser.parse(cursor, raw.text(), raw.cut(), file.home());
        return raw.written().map(RawLine.Written::at).map(line::writtenAt).orElse(line);
    }
}
