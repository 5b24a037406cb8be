package io.totem.logs.follow;

import io.totem.logs.file.FileCursor;
import io.totem.logs.file.FileGate;
import io.totem.logs.file.LogFile;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.RefusedException.Reason;
import io.totem.logs.file.TailReader;
import io.totem.logs.line.LineParser;
import io.totem.logs.line.LogLine;
import io.totem.logs.source.SourceRoles;
import io.totem.logs.stream.BatchMaker;
import io.totem.platform.caller.Role;
import io.totem.platform.stream.StreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What following a log needs, for viewers of one role: a name that leads to a log of a higher role one day is not
 * followed there.
 */
record LogOpener(Role role, FileGate gate, SourceRoles roles, TailReader tails, LineParser parser, BatchMaker batches) {

    LogFile open(Path path) throws IOException {
        LogFile file = gate.open(path);
        if (roles.ofFile(file.real()).equals(role)) {
            return file;
        }
        file.close();
        throw new RefusedException(Reason.OUTSIDE);
    }

    OpenLog log(LogFile file, FileCursor from) {
        return new OpenLog(file, parser, from);
    }

    /** The place behind the last whole line. */
    FileCursor end(LogFile file) throws IOException {
        return tails.end(file);
    }

    long size(Path path) throws IOException {
        return Files.size(path);
    }

    List<StreamEvent> events(List<LogLine> lines) {
        return batches.events(lines);
    }
}
